// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_plane.h"

namespace headscope::app {

/// One head's effects on many prompts: a dot each, the mean as a line and its interval as a band,
/// as EffectStrip shows them. What it is of must outlive it.
class FigureEffectsPart : public FigurePart {
 public:
    FigureEffectsPart(const FigureEffects& effects, const FigureFonts& fonts,
                      const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] FigurePlane::Axis xAxis() const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;
    [[nodiscard]] double radius() const;

    const FigureEffects& m_effects;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    std::array<QColor, 2> m_hues;
    double m_width;
};

}  // namespace headscope::app
