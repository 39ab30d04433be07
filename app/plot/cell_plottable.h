// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_cells.h"
#include "plot/plain_plottable.h"

#include <utility>

namespace headscope::app {

/// Paints the cells of a map as filled rectangles.
class CellPlottable : public PlainPlottable {
 public:
    using Drawn = std::function<void(const DrawnCell& cell)>;

    /// `data` must outlive it.
    CellPlottable(QCPAxis* heads, QCPAxis* layers, const HeatmapData& data);

    /// Both must outlive it.
    void setColors(const DivergingScale& scale, const Theme& theme);
    /// Called for every cell, each time they are drawn.
    void setDrawn(Drawn drawn) { m_drawn = std::move(drawn); }
    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    /// In pixels, with rounded edges so that neighbours meet without a seam.
    [[nodiscard]] QRectF rectOf(HeadId head) const;
    /// As it is painted; of a cell that is to come, what it is painted on.
    [[nodiscard]] QColor colorOf(HeadId head) const;

 protected:
    void draw(QCPPainter* painter) override;

 private:
    const HeatmapData& m_data;
    Drawn m_drawn;
    CellsLook m_look;
};

}  // namespace headscope::app
