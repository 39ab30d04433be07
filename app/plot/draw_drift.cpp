// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_drift.h"

#include "plot/drift_text.h"

#include <algorithm>

namespace headscope::app {

void drawHeadMeans(DrawingCanvas& canvas, const PlaneMap& at, const HeadGrid<float>& means,
                   const PointLook& look) {
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        canvas.disc(at(driftX(means.id(i), means.heads()), means.values()[i]), look.radius,
                    look.color);
    }
}

void drawSpread(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift,
                const QColor& color) {
    QPolygonF band;
    const std::size_t known = std::min(drift.layerMean.size(), drift.layerSd.size());
    for (std::size_t i = 0; i < known; ++i)
        band << at(static_cast<double>(i), drift.layerMean[i] + drift.layerSd[i]);
    for (std::size_t i = known; i-- > 0;)
        band << at(static_cast<double>(i), drift.layerMean[i] - drift.layerSd[i]);
    canvas.area(band, color);
}

void drawLayerMeans(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift,
                    const LayerMeansLook& look) {
    QPolygonF line;
    for (std::size_t i = 0; i < drift.layerMean.size(); ++i)
        line << at(static_cast<double>(i), drift.layerMean[i]);
    canvas.curve(line, look.color, look.width);
    for (const QPointF& point : line)
        canvas.square(point, look.side, look.color);
}

void drawFit(DrawingCanvas& canvas, const PlaneMap& at, const Drift& drift, int layers,
             const LineLook& look) {
    if (!drift.slope || !drift.intercept) return;
    const auto fit = [&](double x) { return at(x, *drift.intercept + *drift.slope * x); };
    canvas.line(fit(-0.5), fit(layers - 0.5), look.color, look.width, Qt::DashLine);
}

void drawLayerMeansKey(DrawingCanvas& canvas, const QRectF& rect, const LayerMeansLook& look) {
    const double y = rect.center().y();
    canvas.line({rect.left(), y}, {rect.right(), y}, look.color, look.width);
    canvas.square(rect.center(), look.side, look.color);
}

}  // namespace headscope::app
