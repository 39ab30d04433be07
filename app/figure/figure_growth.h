// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_plane.h"
#include "plot/draw_growth.h"

namespace headscope::app {

/// P of target and control while a set grows, as GrowthPlot shows them. What it is of must outlive
/// it.
class FigureGrowthPart : public FigurePart {
 public:
    FigureGrowthPart(const FigureGrowth& growth, const FigureFonts& fonts,
                     const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] FigurePlane::Axis xAxis(double width) const;
    [[nodiscard]] FigurePlane::Axis yAxis() const;
    [[nodiscard]] GrowthLook lookOf(std::size_t curve) const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;

    const FigureGrowth& m_growth;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    std::array<QColor, 2> m_hues;
    double m_width;
};

}  // namespace headscope::app
