// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layers_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/layers/layer_study.h"
#include "features/layers/layers_panel.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QDockWidget>
#include <QPushButton>

namespace headscope::app {

LayersFeature::LayersFeature(Workplace& place)
    : Feature(place), m_study(new LayerStudy(document().state(), document().jobs())) {
    logErrors(document().log(), *m_study, &LayerStudy::changed, [study = m_study] {
        return study->hasFailed() ? std::optional(study->error()) : std::nullopt;
    });
    m_panel = new LayersPanel(document().state(), *m_study);
    m_study->setParent(m_panel);  // it goes with the panel, before the controller
    auto* dock = place.docks.add(QStringLiteral("layersDock"), tr("Layers and tokens"), m_panel,
                                 QKeySequence(tr("Ctrl+F8")), false);
    commands().addButton(QStringLiteral("run.patch_layers"), *m_panel->start(),
                         tr("Patch &Layers and Tokens"), QKeySequence(tr("Ctrl+Alt+Shift+Y")),
                         [&docks = place.docks, dock] { docks.bringUp(dock); });
}

bool LayersFeature::isBusy() const {
    return m_study->isRunning();
}

}  // namespace headscope::app
