// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_scatter.h"

namespace headscope::app {

void drawIdentity(DrawingCanvas& canvas, const PlaneMap& at, double low, double high,
                  const LineLook& look) {
    canvas.line(at(low, low), at(high, high), look.color, look.width, Qt::DashLine);
}

void drawDashKey(DrawingCanvas& canvas, const QRectF& rect, const LineLook& look) {
    const double y = rect.center().y();
    canvas.line({rect.left(), y}, {rect.right(), y}, look.color, look.width, Qt::DashLine);
}

void drawPoints(DrawingCanvas& canvas, const PlaneMap& at, const QPolygonF& points,
                const PointLook& look) {
    for (const QPointF& point : points)
        canvas.disc(at(point.x(), point.y()), look.radius, look.color);
}

}  // namespace headscope::app
