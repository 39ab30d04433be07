// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/view_choices.h"

#include <utility>

namespace headscope::app {

void ViewChoices::lockLimit(std::optional<double> limit) {
    if (limit == m_lockedLimit) return;
    m_lockedLimit = limit;
    Q_EMIT lockedLimitChanged();
}

void ViewChoices::show(const Intervention& intervention) {
    if (intervention == m_intervention) return;
    m_intervention = intervention;
    Q_EMIT interventionChanged();
}

void ViewChoices::setMaps(MapsView view) {
    if (view.maps.empty()) view.maps.emplace_back();
    if (view.maps.size() > MapsView::kMost) view.maps.resize(MapsView::kMost);
    for (Quantity& map : view.maps)
        map = sensible(map);
    if (view == m_maps) return;
    m_maps = std::move(view);
    Q_EMIT mapsChanged();
}

void ViewChoices::setCompared(const Quantity& quantity) {
    if (!quantity.lens.isDifference() || !allows(quantity.metric, quantity.lens)) return;
    const Quantity sane = sensible(quantity);
    if (sane == m_compared) return;
    m_compared = sane;
    Q_EMIT comparedChanged();
}

}  // namespace headscope::app
