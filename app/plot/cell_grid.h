// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <QPointF>
#include <QRectF>
#include <QSize>

#include <optional>

namespace headscope::app {

/// A rectangle of cells, from corner to corner, both of them in it.
struct CellBlock {
    HeadId from;
    HeadId to;
};

/// Where a grid of cells lies on a widget. The cell of row l and column h is HeadId{l, h}; in
/// cells, it covers h - 0.5 .. h + 0.5 across and l - 0.5 .. l + 0.5 down. Pixels are the widget's
/// logical ones.
class CellGrid {
 public:
    CellGrid() = default;
    CellGrid(const CellGrid&) = delete;
    CellGrid& operator=(const CellGrid&) = delete;
    virtual ~CellGrid() = default;

    /// Columns and rows; empty if nothing is shown.
    [[nodiscard]] virtual QSize cellCount() const = 0;
    /// In pixels, what the cells that are seen cover.
    [[nodiscard]] virtual QRectF cellsRect() const = 0;
    /// From pixels to cells, also beside the grid.
    [[nodiscard]] virtual QPointF cellsAt(QPointF pixel) const = 0;

    /// Empty: no cell is there.
    [[nodiscard]] std::optional<HeadId> cellAt(QPointF pixel) const;
    /// As cellAt(), beside the grid the cell at its edge.
    [[nodiscard]] std::optional<HeadId> nearestCell(QPointF pixel) const;
};

}  // namespace headscope::app
