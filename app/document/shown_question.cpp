// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/shown_question.h"

#include "document/metric_text.h"
#include "document/run_text.h"
#include "ui/intervention_text.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

struct ShownQuestionTr {
    Q_DECLARE_TR_FUNCTIONS(ShownQuestion)
};

}  // namespace

QString questionRefusal(const RunState& state) {
    if (!state.run()) return ShownQuestionTr::tr("A run comes first.");
    if (state.isOfOpenModel()) return {};
    return ShownQuestionTr::tr(
        "The run on screen is of another model than the one that is open. Run once more to ask "
        "this one.");
}

QString furtherRefusal(const RunState& state) {
    if (state.phase() != RunState::Phase::Idle)
        return ShownQuestionTr::tr("The run that is going on has to end first.");
    if (!state.isOfOpenModel())
        return ShownQuestionTr::tr(
            "The run on screen is of another model than the one that is open.");
    return {};
}

Setting shownSetting(const RunState& state) {
    const ShownRun& run = *state.run();
    Setting setting;
    setting.prompt = idsOf(run.clean.prompt);
    setting.target = run.clean.target.set();
    setting.control = run.clean.control.set();
    setting.positions = run.inputs.positions;
    return setting;
}

Intervention shownIntervention(const RunState& state) {
    const RunPart* part = state.run()->part(state.intervention());
    return part ? part->intervention : state.intervention();
}

HeadList headsOf(const RunState& state, Ablated which) {
    if (which == Ablated::Set) return state.ablationSet().heads;
    return state.selected() ? HeadList{*state.selected()} : HeadList();
}

QString doneText(const Intervention& intervention, const Positions& positions,
                 const std::vector<TokenRef>& prompt) {
    return ShownQuestionTr::tr("%1, at %2")
        .arg(textOf(intervention).done, positionsText(positions, prompt));
}

QString ablationText(const HeadList& heads, const Intervention& intervention,
                     const Positions& positions, const std::vector<TokenRef>& prompt) {
    const QString named = givenText({heads, {}});
    return (heads.size() == 1 ? ShownQuestionTr::tr("head %1 %2")
                              : ShownQuestionTr::tr("heads %1 %2"))
        .arg(named, doneText(intervention, positions, prompt));
}

}  // namespace headscope::app
