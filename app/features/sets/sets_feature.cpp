// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/sets_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "document/given_map.h"
#include "features/sets/set_growth.h"
#include "features/sets/set_panel.h"
#include "features/sets/set_study.h"
#include "ui/choice_bar.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <algorithm>

namespace headscope::app {

namespace {

const QString kSetPage = QStringLiteral("set_page");  // a field of a session's view

}  // namespace

SetsFeature::SetsFeature(Workplace& place)
    : Feature(place),
      m_study(new SetStudy(document().state(), document().jobs(), document().history())) {
    Document& doc = document();
    auto* growth = new SetGrowth(doc.state(), doc.jobs(), doc.steps());
    logErrors(doc.log(), *m_study);
    logErrors(doc.log(), *growth, &SetGrowth::changed, [growth] {
        return growth->outcome() == SetGrowth::Outcome::Failed ? std::optional(growth->error())
                                                               : std::nullopt;
    });
    auto* given = new GivenMap(doc.state(), doc.jobs(), doc.history(), doc.steps());
    logErrors(doc.log(), *given);
    m_panel = new SetPanel({doc.state(), *m_study, *growth, *given, doc.sets(), doc.steps()});
    // They go with the panel, before the controller.
    m_study->setParent(m_panel);
    growth->setParent(m_panel);
    given->setParent(m_panel);
    place.docks.add(QStringLiteral("setDock"), tr("Ablation set"), m_panel,
                    QKeySequence(tr("Alt+6")), PanelDocks::Place::Main);
    connect(m_panel, &SetPanel::needed, &place.docks,
            [&docks = place.docks] { docks.raise({QStringLiteral("setDock")}); });
    connect(m_panel, &SetPanel::headChosen, &doc.state().selection(), &Selection::setSelected);
    addCommands();
}

void SetsFeature::addCommands() {
    RunState& state = document().state();
    UserSteps& steps = document().steps();
    const auto isEmpty = [&state] { return state.ablationSet().heads.empty(); };
    commands().add({QStringLiteral("set.toggle_head"),
                    tr("Chosen Head Into or Out of the &Set"),
                    tr("Ablate the chosen head together with the others of the set"),
                    {QKeySequence(tr("Ctrl+T"))},
                    [&state, &steps] {
                        if (const auto head = state.selected()) steps.toggleHeads({*head});
                    },
                    [&state] { return state.selected().has_value(); }});
    commands().add({QStringLiteral("set.clear"),
                    tr("&Clear the Set"),
                    tr("Take all heads out of the ablation set"),
                    {QKeySequence(tr("Ctrl+Shift+T"))},
                    [&steps] { steps.clearHeads(); },
                    [isEmpty] { return !isEmpty(); }});
    m_panel->addCommands(commands());
    commands().refreshAt(state, &RunState::selectedChanged);
    commands().refreshAt(state, &RunState::ablationSetChanged);
}

void SetsFeature::saveView(QJsonObject& view) const {
    view[kSetPage] = m_panel->pages()->chosen();
}

void SetsFeature::showView(const QJsonObject& view) {
    m_panel->pages()->choose(std::clamp(view[kSetPage].toInt(), 0, 3));
}

bool SetsFeature::isBusy() const {
    return m_study->status() == SetStudy::Status::Waiting;
}

}  // namespace headscope::app
