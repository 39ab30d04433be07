// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_drift.h"

#include "plot/drift_text.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QCoreApplication>
#include <QPolygonF>

#include <algorithm>

namespace headscope::app {

namespace {

struct FigureDriftTr {
    Q_DECLARE_TR_FUNCTIONS(FigureDrift)
};

QRectF square(QPointF centre, double scale) {
    const double side = scale * kMm;
    return {centre.x() - side / 2, centre.y() - side / 2, side, side};
}

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
    return FigurePlane::signedAxis(low, high, FigureDriftTr::tr("head mean"));
}

}  // namespace

FigureDriftPart::FigureDriftPart(const FigureDrift& drift, const FigureFonts& fonts,
                                 const FigureOptions& options, double width)
    : m_drift(drift),
      m_fonts(fonts),
      m_heading(drift.title, slopeText(drift.drift), fonts, width),
      m_first(figureHues(options.colorMap)[0]),
      m_second(figureHues(options.colorMap)[1]),
      m_width(width) {}

FigurePart::Height FigureDriftPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, 0.32);
}

void FigureDriftPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    const double radius = m_fonts.scale * kPointRadius;
    const double width = m_fonts.scale * 5 * kMm;
    const double curve = m_fonts.scale * kCurve;
    QRectF mark = legend.mark(2 * radius);
    canvas.disc(mark.center(), radius, Theme::day().point);
    legend.name(mark, FigureDriftTr::tr("a head"));
    const auto across = [&](const QColor& color, Qt::PenStyle style) {
        const double y = mark.center().y();
        canvas.line({mark.left(), y}, {mark.right(), y}, color, curve, style);
    };
    mark = legend.mark(width);
    const double fifth = 0.2 * mark.height();
    canvas.fill(mark.adjusted(0, fifth, 0, -fifth), tinted(m_first, 0.16));
    across(m_first, Qt::SolidLine);
    canvas.fill(square(mark.center(), m_fonts.scale), m_first);
    legend.name(mark, FigureDriftTr::tr("layer mean ± sd"));
    if (!m_drift.drift.slope) return;
    mark = legend.mark(width);
    across(m_second, Qt::DashLine);
    legend.name(mark, FigureDriftTr::tr("fitted line"));
}

void FigureDriftPart::drawBand(FigureCanvas& canvas, const FigurePlane& plane) const {
    QPolygonF band;
    const Drift& drift = m_drift.drift;
    const std::size_t known = std::min(drift.layerMean.size(), drift.layerSd.size());
    for (std::size_t i = 0; i < known; ++i)
        band << plane.at(static_cast<double>(i), drift.layerMean[i] + drift.layerSd[i]);
    for (std::size_t i = known; i-- > 0;)
        band << plane.at(static_cast<double>(i), drift.layerMean[i] - drift.layerSd[i]);
    canvas.painter().setPen(Qt::NoPen);
    canvas.painter().setBrush(tinted(m_first, 0.16));
    canvas.painter().drawPolygon(band);
}

void FigureDriftPart::drawData(FigureCanvas& canvas, const FigurePlane& plane) const {
    const Drift& drift = m_drift.drift;
    const auto& means = m_drift.headMean;
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const HeadId id = means.id(i);
        canvas.disc(plane.at(driftX(id, means.heads()), means.values()[i]),
                    m_fonts.scale * kPointRadius, tinted(Theme::day().point, 0.8));
    }
    QPolygonF line;
    for (std::size_t i = 0; i < drift.layerMean.size(); ++i)
        line << plane.at(static_cast<double>(i), drift.layerMean[i]);
    canvas.curve(line, m_first, m_fonts.scale * kCurve);
    for (const QPointF& point : line)
        canvas.fill(square(point, m_fonts.scale), m_first);
    if (!drift.slope || !drift.intercept) return;
    const auto fit = [&](double x) { return plane.at(x, *drift.intercept + *drift.slope * x); };
    canvas.line(fit(-0.5), fit(means.layers() - 0.5), m_second, m_fonts.scale * kCurve,
                Qt::DashLine);
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
    drawLegend(canvas, {plane.rect().left(), legendTop.y()});
    drawBand(canvas, plane);
    plane.draw(canvas);
    drawData(canvas, plane);
}

}  // namespace headscope::app
