// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/panel_data.h"
#include "figure/figure_source.h"

#include <optional>

namespace headscope::app {

class PairStudy;
class PairsPanel;

/// Every two heads ablated together, and which heads stand in for others.
class PairsFeature : public Feature {
    Q_OBJECT

 public:
    explicit PairsFeature(Workplace& place);

    [[nodiscard]] PairsPanel& panel() const { return *m_panel; }
    [[nodiscard]] const PairStudy& study() const { return *m_study; }
    /// As its button does; nothing if they are there, or so many that it asks first.
    void compute();
    /// The map that is shown; empty if none.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// Its numbers, of the run on screen.
    [[nodiscard]] std::optional<PanelData> data(const SweepReport& run) const;

    void saveView(QJsonObject& view) const override;
    void showView(const QJsonObject& view) override;
    void showViewOfRun(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    PairStudy* m_study;
    PairsPanel* m_panel;
};

}  // namespace headscope::app
