// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/positions/positions_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/positions/position_sweeps.h"
#include "features/positions/positions_panel.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QDockWidget>
#include <QPushButton>

namespace headscope::app {

PositionsFeature::PositionsFeature(Workplace& place)
    : Feature(place), m_sweeps(new PositionSweeps(document().state(), document().jobs())) {
    logErrors(document().log(), *m_sweeps, &PositionSweeps::changed, [sweeps = m_sweeps] {
        return sweeps->hasFailed() ? std::optional(sweeps->error()) : std::nullopt;
    });
    m_panel = new PositionsPanel(document().state(), *m_sweeps);
    m_sweeps->setParent(m_panel);  // it goes with the panel, before the controller
    auto* dock = place.docks.add(QStringLiteral("positionsDock"), tr("By position"), m_panel,
                                 QKeySequence(tr("Alt+0")), false);
    connect(m_panel, &PositionsPanel::headChosen, &document().state().selection(),
            &Selection::setSelected);
    commands().addButton(QStringLiteral("run.by_position"), *m_panel->start(),
                         tr("Maps by P&osition"), QKeySequence(tr("Ctrl+Alt+Shift+O")),
                         [&docks = place.docks, dock] { docks.bringUp(dock); });
}

bool PositionsFeature::isBusy() const {
    return m_sweeps->isRunning();
}

}  // namespace headscope::app
