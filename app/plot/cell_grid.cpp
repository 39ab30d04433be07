// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_grid.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

std::optional<HeadId> CellGrid::cellAt(QPointF pixel) const {
    const QSize count = cellCount();
    const QRectF rect = cellsRect();
    const bool inside = pixel.x() >= rect.left() && pixel.x() < rect.right() &&
                        pixel.y() >= rect.top() && pixel.y() < rect.bottom();
    if (count.isEmpty() || !inside) return std::nullopt;
    // All of the rectangle is cells; its last row of pixels is already the edge, 11.5 of 12.
    const auto index = [](double at, int cells) {
        return std::clamp(static_cast<int>(std::floor(at + 0.5)), 0, cells - 1);
    };
    const QPointF at = cellsAt(pixel);
    return HeadId{index(at.y(), count.height()), index(at.x(), count.width())};
}

std::optional<HeadId> CellGrid::nearestCell(QPointF pixel) const {
    const QRectF rect = cellsRect();
    return cellAt({std::clamp(pixel.x(), rect.left(), std::max(rect.left(), rect.right() - 1)),
                   std::clamp(pixel.y(), rect.top(), std::max(rect.top(), rect.bottom() - 1))});
}

}  // namespace headscope::app
