// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/panel_data.h"
#include "figure/figure_source.h"

#include <optional>

namespace headscope::app {

class AttributionPanel;
class ShownAttribution;

/// Where the logit difference comes from: direct logit attribution, and what later layers make up
/// for.
class AttributionFeature : public Feature {
    Q_OBJECT

 public:
    explicit AttributionFeature(Workplace& place);

    [[nodiscard]] AttributionPanel& panel() const { return *m_panel; }
    /// What the panel shows; empty if that is nothing.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// Its numbers, of the run on screen.
    [[nodiscard]] std::optional<PanelData> data(const SweepReport& run) const;

    void saveView(QJsonObject& view) const override;
    void showView(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    ShownAttribution* m_shown;
    AttributionPanel* m_panel;
};

}  // namespace headscope::app
