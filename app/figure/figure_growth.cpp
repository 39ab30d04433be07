// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_growth.h"

#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct FigureGrowthTr {
    Q_DECLARE_TR_FUNCTIONS(FigureGrowth)
};

}  // namespace

FigureGrowthPart::FigureGrowthPart(const FigureGrowth& growth, const FigureFonts& fonts,
                                   const FigureOptions& options, double width)
    : m_growth(growth),
      m_fonts(fonts),
      m_heading(growth.letter, growth.title, growth.subtitle, fonts, width),
      m_hues(figureHues(options.colorMap)),
      m_width(width) {}

FigurePart::Height FigureGrowthPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, 0.4);
}

FigurePlane::Axis FigureGrowthPart::xAxis(double width) const {
    return FigurePlane::namedAxis(m_fonts, m_growth.names, 1.2, width,
                                  FigureGrowthTr::tr("head added"));
}

FigurePlane::Axis FigureGrowthPart::yAxis() const {
    double highest = 0;
    for (const auto& values : m_growth.values) {
        for (const double value : values)
            highest = std::max(highest, value);
    }
    return FigurePlane::upwardAxis(highest, FigureGrowthTr::tr("P"), false);
}

GrowthLook FigureGrowthPart::lookOf(std::size_t curve) const {
    return {m_hues[curve], m_fonts.scale * kCurve, 1.3 * m_fonts.scale * kPointRadius};
}

void FigureGrowthPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    for (std::size_t curve = 0; curve < m_hues.size(); ++curve) {
        const QRectF mark = legend.mark(m_fonts.scale * 5 * kMm);
        drawGrowthKey(canvas, mark, lookOf(curve));
        legend.name(mark, m_growth.curves[curve]);
    }
}

void FigureGrowthPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const QPointF legendTop = topLeft + QPointF(0, m_heading.draw(canvas, topLeft));
    const QRectF outer = widePlotRect(m_fonts, legendTop, m_width, stretch);
    const FigurePlane::Axis y = yAxis();
    const FigurePlane plane(m_fonts, outer, xAxis(m_width - FigurePlane::leftOf(m_fonts, y)), y);
    drawLegend(canvas, {plane.rect().left(), legendTop.y()});
    plane.draw(canvas);
    // The target over the control.
    for (std::size_t curve = m_hues.size(); curve-- > 0;)
        drawGrowth(canvas, plane.map(), m_growth.values[curve], lookOf(curve));
}

}  // namespace headscope::app
