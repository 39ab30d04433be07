// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_signs.h"
#include "plot/drawing_canvas.h"
#include "plot/heatmap_data.h"
#include "ui/diverging_scale.h"
#include "ui/theme.h"

namespace headscope::app {

// The cells of a map, on screen and in figures.

using CellPlace = std::function<QRectF(HeadId head)>;

struct CellsLook {
    const DivergingScale* scale = nullptr;  ///< not null
    const Theme* theme = nullptr;           ///< not null
    bool dashes = true;                     ///< upon cells whose value is noise
    CellSigns signs = CellSigns::None;      ///< where the scale has two sides
};

/// Is there no number that has a colour?
[[nodiscard]] bool isPending(const std::optional<float>& value);
/// What a cell is filled with: its value's colour, or 0's where that is noise; of one that is to
/// come, what it is hatched upon.
[[nodiscard]] QColor cellColor(const HeatmapData& data, HeadId head, const CellsLook& look);

/// Upon a cell that has no value: hatched where it is still to come, a dot where it is covered.
void drawMissing(DrawingCanvas& canvas, const HeatmapData& data, const QRectF& cell,
                 const Theme& theme);

/// Of the hatching upon a cell that is not significant.
[[nodiscard]] QColor uncertainInk(const QColor& fill);

/// The mark upon a cell whose value is noise: it weighs less than the smallest effect that is seen.
void drawNoise(DrawingCanvas& canvas, const QRectF& cell, const CellsLook& look);

/// `drawn` is called for every cell.
void drawCells(DrawingCanvas& canvas, const HeatmapData& data, const CellPlace& place,
               const CellsLook& look, const std::function<void(const DrawnCell& cell)>& drawn);

/// The dots where the first token changes. The radius is a share of the cell's smaller side,
/// between two bounds; the place of the centre is in radii from the upper right corner.
struct FlipLook {
    double share = 0.1;
    double least = 1;
    double most = 3;
    QPointF corner;
};
void drawFlips(DrawingCanvas& canvas, const HeatmapData& data, const CellPlace& place,
               const CellsLook& look, const FlipLook& flip);

}  // namespace headscope::app
