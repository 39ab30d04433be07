// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_ripples.h"

#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct FigureRipplesTr {
    Q_DECLARE_TR_FUNCTIONS(FigureRipples)
};

constexpr double kRipplesShare = 0.42;  // of the width: the height
constexpr double kThinCurve = 0.5;      // of the width of a curve that is looked at

}  // namespace

FigureRipplesPart::FigureRipplesPart(const FigureRipples& ripples, const FigureFonts& fonts,
                                     const FigureOptions& options, double width)
    : m_ripples(ripples),
      m_fonts(fonts),
      m_heading(ripples.letter, ripples.title, ripples.subtitle, fonts, width),
      m_hues(figureHues(options.colorMap)),
      m_width(width) {}

FigurePart::Height FigureRipplesPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, kRipplesShare, m_ripples.yLabel);
}

FigurePlane::Axis FigureRipplesPart::xAxis(double width) const {
    return FigurePlane::namedAxis(m_fonts, m_ripples.names, 1.4, width,
                                  FigureRipplesTr::tr("after layer (E: the embedding)"));
}

FigurePlane::Axis FigureRipplesPart::yAxis() const {
    const auto [low, high] = rangeOf(m_ripples.curves);
    return FigurePlane::signedAxis(low, high, m_ripples.yLabel);
}

RippleLook FigureRipplesPart::lookOf(RippleCurve::Look look) const {
    const double width = m_fonts.scale * kCurve;
    const double radius = 1.2 * m_fonts.scale * kPointRadius;
    switch (look) {
        case RippleCurve::Look::First:
            return {m_hues[0], width, radius, false};
        case RippleCurve::Look::Second:
            return {m_hues[1], width, radius, true};
        case RippleCurve::Look::Others:
            break;
    }
    return {Theme::day().border.darker(115), kThinCurve * width, 0, false};
}

void FigureRipplesPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    for (const RippleCurve& curve : m_ripples.curves) {
        if (curve.name.isEmpty()) continue;
        const QRectF mark = legend.mark(m_fonts.scale * 5 * kMm);
        drawRippleKey(canvas, mark, lookOf(curve.look));
        legend.name(mark, curve.name);
    }
}

void FigureRipplesPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const QPointF legendTop = topLeft + QPointF(0, m_heading.draw(canvas, topLeft));
    const QRectF outer = widePlotRect(m_fonts, legendTop, m_width, stretch);
    const FigurePlane::Axis y = yAxis();
    const FigurePlane plane(m_fonts, outer, xAxis(m_width - FigurePlane::leftOf(m_fonts, y)), y);
    drawLegend(canvas, {plane.rect().left(), legendTop.y()});
    plane.draw(canvas);
    for (const RippleCurve& curve : m_ripples.curves)
        drawRipple(canvas, plane.map(), curve, lookOf(curve.look));
}

}  // namespace headscope::app
