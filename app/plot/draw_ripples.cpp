// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_ripples.h"

#include <algorithm>
#include <limits>

namespace headscope::app {

namespace {

void drawRippleMark(DrawingCanvas& canvas, QPointF at, const RippleLook& look) {
    if (look.radius <= 0) return;
    if (look.square)
        canvas.square(at, 1.8 * look.radius, look.color);
    else
        canvas.disc(at, look.radius, look.color);
}

}  // namespace

void drawRipple(DrawingCanvas& canvas, const PlaneMap& at, const RippleCurve& curve,
                const RippleLook& look) {
    QPolygonF piece;
    const auto end = [&] {
        if (piece.size() > 1) canvas.curve(piece, look.color, look.width);
        for (const QPointF& point : piece)
            drawRippleMark(canvas, point, look);
        piece.clear();
    };
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (const auto& value = curve.values[i])
            piece << at(static_cast<double>(i), *value);
        else
            end();
    }
    end();
}

void drawRippleKey(DrawingCanvas& canvas, const QRectF& rect, const RippleLook& look) {
    const double y = rect.center().y();
    canvas.line({rect.left(), y}, {rect.right(), y}, look.color, look.width);
    drawRippleMark(canvas, rect.center(), look);
}

std::pair<double, double> rangeOf(const std::vector<RippleCurve>& curves) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const RippleCurve& curve : curves)
        for (const auto& value : curve.values) {
            if (!value) continue;
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    return low <= high ? std::pair(low, high) : std::pair(0.0, 1.0);
}

}  // namespace headscope::app
