// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_scatter.h"

#include <headscope/results.h>

namespace headscope::app {

// What lies on the plane of a drift plot, on screen and in figures; x is the layer.

/// A point a head, a layer's beside each other as driftX() has them.
void drawHeadMeans(DrawingCanvas& canvas, const PlaneMap& at, const HeadGrid<float>& means,
                   const PointLook& look);
/// The layers' means, with one standard deviation to either side.
void drawSpread(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift, const QColor& color);

struct LayerMeansLook {
    QColor color;
    double width = 1;  ///< of the line
    double side = 5;   ///< of the square at each layer
};
void drawLayerMeans(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift,
                    const LayerMeansLook& look);
/// Its mark in a legend.
void drawLayerMeansKey(DrawingCanvas& canvas, const QRectF& rect, const LayerMeansLook& look);

/// The fitted line through so many layers, dashed; nothing if none could be fitted.
void drawFit(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift, int layers,
             const LineLook& look);

}  // namespace headscope::app
