// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/view_choices.h"

#include "document/run_spec.h"

#include <utility>

namespace headscope::app {

namespace {

/// A choice holds for every run, whatever its donor is.
Quantity anyDonor(Quantity quantity) {
    for (auto* one : {&quantity.lens.of, &quantity.lens.minus})
        if (*one) *one = app::anyDonor(**one);
    return quantity;
}

}  // namespace

std::vector<Quantity> MapsView::usual(const std::vector<Intervention>& all,
                                      const Intervention& shown) {
    if (needsDonor({shown})) return ofDonor();
    return needsDonor(all) ? besideDonor() : MapsView().maps;
}

void ViewChoices::lockLimit(std::optional<double> limit) {
    if (limit == m_lockedLimit) return;
    m_lockedLimit = limit;
    Q_EMIT lockedLimitChanged();
}

void ViewChoices::show(const Intervention& intervention) {
    const Intervention any = anyDonor(intervention);
    if (any == m_intervention) return;
    m_intervention = any;
    Q_EMIT interventionChanged();
}

void ViewChoices::setMaps(MapsView view) {
    take(std::move(view), true);
}

void ViewChoices::restoreMaps(const MapsView& view) {
    take(view, view.maps != MapsView().maps);
}

void ViewChoices::take(MapsView view, bool chosen) {
    if (view.maps.empty()) view.maps.emplace_back();
    if (view.maps.size() > MapsView::kMost) view.maps.resize(MapsView::kMost);
    for (Quantity& map : view.maps)
        map = sensible(anyDonor(map));
    const bool wereChosen = std::exchange(m_mapsChosen, chosen);
    if (view == m_maps && wereChosen == chosen) return;
    m_maps = std::move(view);
    Q_EMIT mapsChanged();
}

void ViewChoices::setCompared(const Quantity& quantity) {
    if (!quantity.lens.isDifference() || !allows(quantity.metric, quantity.lens)) return;
    const Quantity sane = sensible(anyDonor(quantity));
    if (sane == m_compared) return;
    m_compared = sane;
    Q_EMIT comparedChanged();
}

}  // namespace headscope::app
