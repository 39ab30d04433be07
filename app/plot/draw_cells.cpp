// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/draw_cells.h"

#include "plot/mixed_ink.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

bool isPending(const std::optional<float>& value) {
    return !value || !std::isfinite(*value);
}

QColor cellColor(const HeatmapData& data, HeadId head, const CellsLook& look) {
    const std::optional<float>& value = data.values(head);
    if (isPending(value)) return look.theme->pending;
    // What cannot be told from 0 looks like 0, however small the scale.
    return look.scale->color(isNoise(data, value) ? 0 : *value, data.limit);
}

QColor uncertainInk(const QColor& fill) {
    // Seen, and lighter than a colour that says something.
    constexpr double kContrast = 2;
    const QColor ink = inkOn(fill);
    double share = 0.3;
    while (share < 1 && contrastRatio(mixed(ink, fill, share), fill) < kContrast)
        share += 0.05;
    return mixed(ink, fill, std::min(share, 1.0));
}

void drawNoise(DrawingCanvas& canvas, const QRectF& cell, const CellsLook& look) {
    if (look.signs == CellSigns::Marks)
        drawSlash(canvas, cell, look.theme->noise);
    else
        canvas.dash(cell, look.theme->noise);
}

void drawMissing(DrawingCanvas& canvas, const HeatmapData& data, const QRectF& cell,
                 const Theme& theme) {
    constexpr double kCoverDot = 0.14;  // of the cell's smaller side
    if (data.covered)
        canvas.dot(cell.center(), kCoverDot * std::min(cell.width(), cell.height()),
                   theme.pendingHatch);
    else
        canvas.hatch(cell, theme.pendingHatch);
}

void drawCells(DrawingCanvas& canvas, const HeatmapData& data, const CellPlace& place,
               const CellsLook& look, const std::function<void(const DrawnCell& cell)>& drawn) {
    for (std::size_t i = 0; i < data.values.values().size(); ++i) {
        const std::optional<float>& value = data.values.values()[i];
        const HeadId head = data.values.id(i);
        const DrawnCell cell{head, place(head), value, cellColor(data, head, look),
                             isNoise(data, value)};
        canvas.fill(cell.rect, cell.color);
        if (isPending(value)) {
            drawMissing(canvas, data, cell.rect, *look.theme);
        } else if (cell.noise) {
            if (look.dashes) drawNoise(canvas, cell.rect, look);
        } else if (data.kind == ScaleKind::Diverging && *value != 0) {
            drawSign(canvas, cell.rect, *value, look.signs, cell.color);
        }
        if (drawn) drawn(cell);
    }
    for (const HeadId head : data.uncertain)
        if (!isPending(data.values(head)))
            canvas.hatch(place(head), uncertainInk(cellColor(data, head, look)));
}

void drawFlips(DrawingCanvas& canvas, const HeatmapData& data, const CellPlace& place,
               const CellsLook& look, const FlipLook& flip) {
    for (const HeadId head : data.flips) {
        if (isPending(data.values(head))) continue;
        const QRectF rect = place(head);
        const double radius =
            std::clamp(flip.share * std::min(rect.width(), rect.height()), flip.least, flip.most);
        canvas.dot(rect.topRight() + flip.corner * radius, radius,
                   inkOn(cellColor(data, head, look)));
    }
}

}  // namespace headscope::app
