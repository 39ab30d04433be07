// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"

#include <headscope/ablation.h>

#include <QObject>

#include <optional>

namespace headscope::app {

/// The heads that the user has chosen: under the mouse, selected, and ablated together. None is
/// outside of the grid of the run on screen. GUI thread.
class Selection : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    void setHovered(std::optional<HeadId> head);
    void setSelected(std::optional<HeadId> head);
    /// Heads outside of the grid are left out.
    void setAblationSet(AblationSet set);

    [[nodiscard]] std::optional<HeadId> hovered() const { return m_hovered; }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    [[nodiscard]] const AblationSet& ablationSet() const { return m_set; }

    /// What was chosen and is outside of the grid, taken out without a word.
    struct Dropped {
        bool hovered = false, selected = false, set = false;
    };
    /// Changes the grid. What is dropped must be announced by notifyDropped() once the views know
    /// the grid.
    [[nodiscard]] Dropped setGrid(int layers, int heads);
    void notifyDropped(const Dropped& dropped);

 Q_SIGNALS:
    void hoveredChanged();
    void selectedChanged();
    void ablationSetChanged();

 private:
    struct Grid {
        int layers, heads;
    };

    [[nodiscard]] bool isInside(HeadId head) const;
    [[nodiscard]] AblationSet inGrid(AblationSet set) const;

    std::optional<Grid> m_grid;  ///< empty: no run has been shown, and any head will do
    std::optional<HeadId> m_hovered;
    std::optional<HeadId> m_selected;
    AblationSet m_set;
};

}  // namespace headscope::app
