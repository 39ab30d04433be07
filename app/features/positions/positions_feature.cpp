// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/positions/positions_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/positions/position_strip.h"
#include "features/positions/position_sweeps.h"
#include "features/positions/positions_panel.h"
#include "plot/heatmap_plot.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <headscope/positions_report.h>

#include <QDockWidget>
#include <QPushButton>

namespace headscope::app {

PositionsFeature::PositionsFeature(Workplace& place)
    : Feature(place), m_sweeps(new PositionSweeps(document().state(), document().jobs())) {
    logErrors(document().log(), *m_sweeps);
    m_panel = new PositionsPanel(document().state(), *m_sweeps);
    m_sweeps->setParent(m_panel);  // destroyed with the panel, before the controller
    for (QWidget* shown :
         {static_cast<QWidget*>(m_panel->map()), static_cast<QWidget*>(m_panel->strip())})
        veilStale(*shown);
    auto* dock = place.docks.add(QStringLiteral("positionsDock"), tr("By position"), m_panel,
                                 QKeySequence(tr("Alt+0")), PanelDocks::Place::Closed);
    connect(m_panel, &PositionsPanel::headChosen, &document().state().selection(),
            &Selection::setSelected);
    commands().addButton(QStringLiteral("run.by_position"), *m_panel->start(),
                         tr("Maps by P&osition"), QKeySequence(tr("Ctrl+Alt+Shift+O")),
                         [&docks = place.docks, dock] { docks.bringUp(dock); });
}

std::optional<OwnFigure> PositionsFeature::figure() const {
    return m_panel->figure();
}

// The command line's is of every position.
std::optional<PanelData> PositionsFeature::data(const SweepReport& run) const {
    const auto& runs = m_sweeps->runs();
    if (runs.empty() || static_cast<int>(runs.size()) < m_sweeps->positions()) return std::nullopt;
    const PositionsReport report{run, runs};
    PanelData data{QStringLiteral("by-position")};
    data.csv = [report] { return positionsCsv(report, {}); };
    data.json = [report] { return positionsJson(report); };
    return data;
}

void PositionsFeature::saveView(QJsonObject& view) const {
    m_panel->saveView(view);
}

void PositionsFeature::showViewOfRun(const QJsonObject& view) {
    m_panel->showView(view);
}

bool PositionsFeature::isBusy() const {
    return m_sweeps->isRunning();
}

}  // namespace headscope::app
