// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/selection.h"

#include <utility>

namespace headscope::app {

void Selection::setHovered(std::optional<HeadId> head) {
    if (head == m_hovered) return;
    m_hovered = head;
    Q_EMIT hoveredChanged();
}

void Selection::setSelected(std::optional<HeadId> head) {
    if (head == m_selected) return;
    m_selected = head;
    Q_EMIT selectedChanged();
}

void Selection::setAblationSet(AblationSet set) {
    set = inGrid(std::move(set));
    if (set == m_set) return;
    m_set = std::move(set);
    Q_EMIT ablationSetChanged();
}

bool Selection::isInside(HeadId head) const {
    return head.layer >= 0 && head.layer < m_grid->layers && head.head >= 0 &&
           head.head < m_grid->heads;
}

AblationSet Selection::inGrid(AblationSet set) const {
    if (!m_grid) return set;
    HeadList heads = inside(set.heads, m_grid->layers, m_grid->heads);
    if (heads != set.heads) set = {std::move(heads), {}};
    return set;
}

Selection::Dropped Selection::setGrid(int layers, int heads) {
    m_grid = Grid{layers, heads};
    const auto drop = [this](std::optional<HeadId>& head) {
        const bool stale = head && !isInside(*head);
        if (stale) head.reset();
        return stale;
    };
    const AblationSet before = std::exchange(m_set, inGrid(m_set));
    return {drop(m_hovered), drop(m_selected), before != m_set};
}

void Selection::notifyDropped(const Dropped& dropped) {
    if (dropped.hovered) Q_EMIT hoveredChanged();
    if (dropped.selected) Q_EMIT selectedChanged();
    if (dropped.set) Q_EMIT ablationSetChanged();
}

}  // namespace headscope::app
