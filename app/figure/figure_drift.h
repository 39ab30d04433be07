// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_plane.h"
#include "plot/draw_drift.h"

namespace headscope::app {

/// The observed head means over depth, as DriftPlot shows them. What it is of must outlive it.
class FigureDriftPart : public FigurePart {
 public:
    FigureDriftPart(const FigureDrift& drift, const FigureFonts& fonts,
                    const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;
    [[nodiscard]] LayerMeansLook meansLook() const;

    const FigureDrift& m_drift;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    QColor m_first;
    QColor m_second;
    double m_width;
};

}  // namespace headscope::app
