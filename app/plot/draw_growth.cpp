// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_growth.h"

namespace headscope::app {

void drawGrowth(DrawingCanvas& canvas, const PlaneMap& at, const std::vector<double>& values,
                const GrowthLook& look) {
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i)
        line << at(static_cast<double>(i), values[i]);
    canvas.curve(line, look.color, look.width);
    for (const QPointF& point : line)
        canvas.disc(point, look.radius, look.color);
}

void drawGrowthKey(DrawingCanvas& canvas, const QRectF& rect, const GrowthLook& look) {
    const double y = rect.center().y();
    canvas.line({rect.left(), y}, {rect.right(), y}, look.color, look.width);
    canvas.disc(rect.center(), look.radius, look.color);
}

}  // namespace headscope::app
