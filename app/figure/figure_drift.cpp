// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_drift.h"

#include "plot/drift_text.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct FigureDriftTr {
    Q_DECLARE_TR_FUNCTIONS(FigureDrift)
};

FigurePlane::Axis layerAxis(int layers, int step) {
    FigurePlane::Axis axis;
    axis.low = -0.6;
    axis.high = layers - 0.4;
    axis.label = FigureDriftTr::tr("layer");
    for (int layer = 0; layer < layers; layer += step) {
        axis.ticks.push_back(layer);
        axis.texts += QString::number(layer);
    }
    return axis;
}

QString meanLabel(const FigureDrift& data) {
    return data.yLabel.isEmpty() ? FigureDriftTr::tr("head mean") : data.yLabel;
}

FigurePlane::Axis meanAxis(const FigureDrift& data) {
    double low = 0;
    double high = 0;
    for (const float mean : data.headMean.values()) {
        low = std::min(low, static_cast<double>(mean));
        high = std::max(high, static_cast<double>(mean));
    }
    const Drift& drift = data.drift;
    for (std::size_t i = 0; i < drift.layerMean.size() && i < drift.layerSd.size(); ++i) {
        low = std::min(low, drift.layerMean[i] - drift.layerSd[i]);
        high = std::max(high, drift.layerMean[i] + drift.layerSd[i]);
    }
    return FigurePlane::signedAxis(low, high, meanLabel(data));
}

}  // namespace

FigureDriftPart::FigureDriftPart(const FigureDrift& drift, const FigureFonts& fonts,
                                 const FigureOptions& options, double width)
    : m_drift(drift),
      m_fonts(fonts),
      m_heading(drift.letter, drift.title, slopeText(drift.drift), fonts, width),
      m_first(figureHues(options.colorMap)[0]),
      m_second(figureHues(options.colorMap)[1]),
      m_width(width) {}

FigurePart::Height FigureDriftPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, 0.32, meanLabel(m_drift));
}

void FigureDriftPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    const double radius = m_fonts.scale * kPointRadius;
    const double width = m_fonts.scale * 5 * kMm;
    QRectF mark = legend.mark(2 * radius);
    canvas.disc(mark.center(), radius, Theme::day().point);
    legend.name(mark, FigureDriftTr::tr("a head"));
    mark = legend.mark(width);
    const double fifth = 0.2 * mark.height();
    canvas.fill(mark.adjusted(0, fifth, 0, -fifth), tinted(m_first, 0.16));
    drawLayerMeansKey(canvas, mark, meansLook());
    legend.name(mark, FigureDriftTr::tr("layer mean ± sd"));
    if (!m_drift.drift.slope) return;
    mark = legend.mark(width);
    drawDashKey(canvas, mark, {m_second, m_fonts.scale * kCurve});
    legend.name(mark, FigureDriftTr::tr("fitted line"));
}

LayerMeansLook FigureDriftPart::meansLook() const {
    return {m_first, m_fonts.scale * kCurve, m_fonts.scale * kMm};
}

void FigureDriftPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const QPointF legendTop = topLeft + QPointF(0, m_heading.draw(canvas, topLeft));
    const FigurePlane::Axis y = meanAxis(m_drift);
    const QRectF outer = widePlotRect(m_fonts, legendTop, m_width, stretch);
    const double left = FigurePlane::leftOf(m_fonts, y);
    const int layers = std::max(1, m_drift.headMean.layers());
    const double label = textWidth(m_fonts.small, QStringLiteral("00")) * 1.3;
    const FigurePlane plane(m_fonts, outer,
                            layerAxis(layers, labelStep((m_width - left) / layers, label)), y);
    drawLegend(canvas, legendTop);  // three names need the width of a column
    drawSpread(canvas, plane.map(), m_drift.drift, tinted(m_first, 0.16));
    plane.draw(canvas);
    drawHeadMeans(canvas, plane.map(), m_drift.headMean,
                  {tinted(Theme::day().point, 0.8), m_fonts.scale * kPointRadius});
    drawLayerMeans(canvas, plane.map(), m_drift.drift, meansLook());
    drawFit(canvas, plane.map(), m_drift.drift, m_drift.headMean.layers(),
            {m_second, m_fonts.scale * kCurve});
}

}  // namespace headscope::app
