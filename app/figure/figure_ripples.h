// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_plane.h"

namespace headscope::app {

/// Cosines over the layers, as RipplePlot shows them. What it is of must outlive it.
class FigureRipplesPart : public FigurePart {
 public:
    FigureRipplesPart(const FigureRipples& ripples, const FigureFonts& fonts,
                      const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] FigurePlane::Axis xAxis(double width) const;
    [[nodiscard]] FigurePlane::Axis yAxis() const;
    [[nodiscard]] RippleLook lookOf(RippleCurve::Look look) const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;

    const FigureRipples& m_ripples;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    std::array<QColor, 2> m_hues;
    double m_width;
};

}  // namespace headscope::app
