// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/panel_data.h"
#include "figure/figure_source.h"

#include <optional>

namespace headscope::app {

class PositionSweeps;
class PositionsPanel;

/// The panel of maps by position.
class PositionsFeature : public Feature {
    Q_OBJECT

 public:
    explicit PositionsFeature(Workplace& place);

    [[nodiscard]] PositionsPanel& panel() const { return *m_panel; }
    /// What the panel shows; empty if that is nothing.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// Its numbers, of the run on screen.
    [[nodiscard]] std::optional<PanelData> data(const SweepReport& run) const;

    void saveView(QJsonObject& view) const override;
    void showViewOfRun(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    PositionSweeps* m_sweeps;
    PositionsPanel* m_panel;
};

}  // namespace headscope::app
