// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"
#include "ui/theme.h"

class QCPAxis;
class QCPItemRect;

namespace headscope::app {

/// The frames upon the cells of a map: around the cell under the mouse, the chosen one, a rectangle
/// that is being dragged, and the map that has the keyboard. GUI thread.
class CellFrames {
 public:
    struct Places {
        bool focused = false;
        std::optional<HeadId> hovered;
        std::optional<HeadId> selected;
        std::optional<CellBlock> dragged;
    };

    CellFrames(QCPAxis* heads, QCPAxis* layers);
    void recolor(const Theme& theme);
    /// On a map of so many layers and heads; what lies beside it has no frame.
    void place(const Places& places, int layers, int heads);
    /// At the edge of what is seen.
    void setClipped(bool clipped);

 private:
    QCPItemRect* m_focus;
    QCPItemRect* m_hover;
    QCPItemRect* m_rubber;
    QCPItemRect* m_halo;  ///< around the chosen one's frame
    QCPItemRect* m_select;
};

}  // namespace headscope::app
