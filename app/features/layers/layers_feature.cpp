// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layers_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/layers/layer_plot.h"
#include "features/layers/layer_study.h"
#include "features/layers/layers_panel.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <headscope/layers_report.h>

#include <QDockWidget>
#include <QPushButton>

namespace headscope::app {

LayersFeature::LayersFeature(Workplace& place)
    : Feature(place), m_study(new LayerStudy(document().state(), document().jobs())) {
    logErrors(document().log(), *m_study);
    m_panel = new LayersPanel(document().state(), *m_study);
    m_study->setParent(m_panel);  // destroyed with the panel, before the controller
    for (const LayerPart part : kLayerParts)
        veilStale(*m_panel->plot(part));
    auto* dock = place.docks.add(QStringLiteral("layersDock"), tr("Layers and tokens"), m_panel,
                                 QKeySequence(tr("Ctrl+F8")), PanelDocks::Place::Closed);
    commands().addButton(QStringLiteral("run.patch_layers"), *m_panel->start(),
                         tr("Patch &Layers and Tokens"), QKeySequence(tr("Ctrl+Alt+Shift+Y")),
                         [&docks = place.docks, dock] { docks.bringUp(dock); });
}

void LayersFeature::compute() {
    if (!m_study->patches() && !m_study->isRunning()) m_study->start();
}

std::optional<OwnFigure> LayersFeature::figure() const {
    return m_panel->figure();
}

std::optional<PanelData> LayersFeature::data(const SweepReport& run) const {
    const LayerPatches* patches = m_study->patches();
    if (!patches || patches->parts.empty()) return std::nullopt;
    const LayersReport report{run, *patches};
    PanelData data{QStringLiteral("layers")};
    data.csv = [report] { return layersCsv(report); };
    data.json = [report] { return layersJson(report); };
    return data;
}

void LayersFeature::saveView(QJsonObject& view) const {
    m_panel->saveView(view);
}

void LayersFeature::showViewOfRun(const QJsonObject& view) {
    m_panel->showView(view);
}

bool LayersFeature::isBusy() const {
    return m_study->isRunning();
}

}  // namespace headscope::app
