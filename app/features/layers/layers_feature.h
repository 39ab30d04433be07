// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/panel_data.h"
#include "figure/figure_source.h"

#include <optional>

namespace headscope::app {

class LayerStudy;
class LayersPanel;

/// The panel of whole layers that are patched.
class LayersFeature : public Feature {
    Q_OBJECT

 public:
    explicit LayersFeature(Workplace& place);

    [[nodiscard]] LayersPanel& panel() const { return *m_panel; }
    /// As its button does; nothing if its maps are there, or cannot be made now.
    void compute();
    /// What the panel shows; empty if that is nothing.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    /// Its numbers, of the run on screen.
    [[nodiscard]] std::optional<PanelData> data(const SweepReport& run) const;

    void saveView(QJsonObject& view) const override;
    void showViewOfRun(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    LayerStudy* m_study;
    LayersPanel* m_panel;
};

}  // namespace headscope::app
