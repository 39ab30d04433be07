// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

namespace headscope::app {

// What lies on the plane of a scatter plot, on screen and in figures.

/// A dashed line.
struct LineLook {
    QColor color;
    double width = 1;
};
/// Its mark in a legend.
void drawDashKey(DrawingCanvas& canvas, const QRectF& rect, const LineLook& look);

/// The line y = x, from low to high.
void drawIdentity(DrawingCanvas& canvas, const PlaneMap& at, double low, double high,
                  const LineLook& look);

struct PointLook {
    QColor color;
    double radius = 2;
};
void drawPoints(DrawingCanvas& canvas, const PlaneMap& at, const QPolygonF& points,
                const PointLook& look);

}  // namespace headscope::app
