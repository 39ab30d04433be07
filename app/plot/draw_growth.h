// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

#include <vector>

namespace headscope::app {

// A curve of the growth plot, on screen and in figures.

struct GrowthLook {
    QColor color;
    double width = 1;   ///< of the line
    double radius = 3;  ///< of the disc at each step
};

/// Step i is at x = i.
void drawGrowth(DrawingCanvas& canvas, const PlaneMap& at, const std::vector<double>& values,
                const GrowthLook& look);
/// Its mark in a legend.
void drawGrowthKey(DrawingCanvas& canvas, const QRectF& rect, const GrowthLook& look);

}  // namespace headscope::app
