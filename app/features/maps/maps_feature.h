// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "figure/figure_source.h"

#include <headscope/ablation.h>

#include <QPoint>

#include <optional>

namespace headscope::app {

class BackgroundStrip;
class DriftPanel;
class DriftPlot;
class MapsPanel;

/// What a run is looked at in: the maps, the run in the background, and the panels of all heads at
/// once (two interventions against each other, head means, top-1).
class MapsFeature : public Feature {
    Q_OBJECT

 public:
    explicit MapsFeature(Workplace& place);

    [[nodiscard]] MapsPanel& panel() const { return *m_maps; }
    [[nodiscard]] DriftPlot& drift() const;
    /// The effects over the layers, where that is shown; empty elsewhere.
    [[nodiscard]] std::optional<OwnFigure> byLayer() const;

    void saveView(QJsonObject& view) const override;
    void showViewOfRun(const QJsonObject& view) override;
    [[nodiscard]] QList<Area> areas() const override;

 private:
    void buildBackground();
    void buildPanels();
    void connectMaps();
    void addInterventionCommands();
    void addMapCommands();
    template <class Panel>
    void followHead(Panel* panel);
    void hoverHead(std::optional<HeadId> head, QPoint globalPosition, QWidget* over);
    void showNextIntervention();
    /// Types again what the maps are of: a step that can be undone.
    void putBack();

    MapsPanel* m_maps;
    BackgroundStrip* m_background;
    DriftPanel* m_drift = nullptr;
};

}  // namespace headscope::app
