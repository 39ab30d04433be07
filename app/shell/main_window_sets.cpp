// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that is about sets of heads, and about undoing what was clicked.
#include "document/event_log.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_panel.h"
#include "shell/main_window.h"
#include "ui/notice_strip.h"
#include "ui/panel_docks.h"

#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

namespace headscope::app {

void MainWindow::buildSets() {
    auto* study = new SetStudy(m_state, m_controller, m_history);
    m_study = study;
    auto* growth = new SetGrowth(m_state, m_controller, m_steps);
    logErrors(m_log, *study, &SetStudy::changed, [study] {
        return study->status() == SetStudy::Status::Failed ? std::optional(study->error())
                                                           : std::nullopt;
    });
    logErrors(m_log, *growth, &SetGrowth::changed, [growth] {
        return growth->outcome() == SetGrowth::Outcome::Failed ? std::optional(growth->error())
                                                               : std::nullopt;
    });
    m_setPanel = new SetPanel({m_state, *study, *growth, m_sets, m_steps});
    // They go with the panel, before the controller.
    study->setParent(m_setPanel);
    growth->setParent(m_setPanel);
    m_docks->add(QStringLiteral("setDock"), tr("Ablation set"), m_setPanel,
                 QKeySequence(tr("Alt+6")), false);
    connect(m_maps, &MapsPanel::headsToggled, &m_steps, &UserSteps::toggleHeads);
    connect(m_maps, &MapsPanel::setExtended, &m_steps, &UserSteps::extend);
    connect(m_setPanel, &SetPanel::needed, m_docks,
            [this] { m_docks->raise({QStringLiteral("setDock")}); });
    connect(m_setPanel, &SetPanel::headChosen, &m_state, &RunState::setSelected);
    connect(&m_sets, &NamedSets::failed, &m_state, &RunState::setError);
    if (const auto& error = m_sets.unreadable())
        m_notice->show(
            tr("The file of your named sets cannot be read, and is left as it is: %1. %2")
                .arg(error->what, error->hint));
    connect(m_prompt, &PromptPanel::changedByClick, this,
            [this](const QString& what, const RunInputs& before) {
                m_steps.inputs(
                    what, before, m_prompt->inputs(),
                    [this](const RunInputs& inputs) { m_prompt->changeInputs(inputs); },
                    [this] { return m_prompt->inputs(); });
            });
}

void MainWindow::buildSetMenu() {
    auto* menu = menuBar()->addMenu(tr("&Set"));
    auto* toggle = menu->addAction(tr("Chosen Head Into or Out of the &Set"), this, [this] {
        if (const auto head = m_state.selected()) m_steps.toggleHeads({*head});
    });
    toggle->setShortcut(QKeySequence(tr("Ctrl+T")));
    toggle->setStatusTip(tr("Silence the chosen head together with the others of the set"));
    auto* clear = menu->addAction(tr("&Clear the Set"), &m_steps, &UserSteps::clearHeads);
    clear->setShortcut(QKeySequence(tr("Ctrl+Shift+T")));
    clear->setStatusTip(tr("Take all heads out of the ablation set"));
    const auto refresh = [this, toggle, clear] {
        toggle->setEnabled(m_state.selected().has_value());
        clear->setEnabled(!m_state.ablationSet().heads.empty());
    };
    connect(&m_state, &RunState::selectedChanged, toggle, refresh);
    connect(&m_state, &RunState::ablationSetChanged, clear, refresh);
    refresh();
    m_setPanel->addTo(*menu);
}

}  // namespace headscope::app
