// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/panel_data.h"
#include "figure/figure_source.h"

#include <optional>

namespace headscope::app {

class EveryHeadStudy;
class EveryHeadView;
class RipplesPanel;
class ShownRipples;

/// What an ablation changes inside the model: how alike tokens are after every layer, with heads
/// that are chosen or with each by itself.
class RipplesFeature : public Feature {
    Q_OBJECT

 public:
    explicit RipplesFeature(Workplace& place);

    [[nodiscard]] RipplesPanel& panel() const { return *m_panel; }
    [[nodiscard]] EveryHeadView& everyHead() const { return *m_everyHead; }
    /// What the panel shows; empty if that is nothing.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// Its numbers, of the run on screen.
    [[nodiscard]] std::optional<PanelData> data(const SweepReport& run) const;
    /// Those of the map of every head.
    [[nodiscard]] std::optional<PanelData> everyHeadData(const SweepReport& run) const;

    void saveView(QJsonObject& view) const override;
    void showViewOfRun(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    ShownRipples* m_shown;
    EveryHeadStudy* m_study;
    RipplesPanel* m_panel;
    EveryHeadView* m_everyHead;
};

}  // namespace headscope::app
