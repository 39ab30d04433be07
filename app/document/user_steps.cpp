// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/user_steps.h"

#include "document/metric_text.h"
#include "ui/intervention_text.h"

#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

/// For the Edit menu: one line that fits, whatever names and prompts are in it. An & is no
/// mnemonic.
QString menuText(const QString& text) {
    constexpr qsizetype kMost = 60;
    QString line = text.simplified();
    if (line.size() > kMost) line = line.left(kMost - 1) + QStringLiteral("…");
    return line.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace

UserStep::UserStep(const QString& text, Change forth, Change back, Of of, int gesture)
    : QUndoCommand(menuText(text)),
      m_forth(std::move(forth)),
      m_back(std::move(back)),
      m_of(of),
      m_gesture(gesture) {}

void UserStep::redo() {
    m_forth();
}

void UserStep::undo() {
    m_back();
}

bool UserStep::mergeWith(const QUndoCommand* next) {
    const auto* step = dynamic_cast<const UserStep*>(next);
    if (!step || step->m_gesture != m_gesture) return false;
    m_forth = step->m_forth;
    setText(step->text());
    return true;
}

bool hasUnsavedContent(const QUndoStack& stack) {
    if (stack.cleanIndex() < 0) return true;  // what was saved cannot be reached any more
    const auto [from, to] = std::minmax({stack.cleanIndex(), stack.index()});
    for (int i = from; i < to; ++i) {
        const auto* step = dynamic_cast<const UserStep*>(stack.command(i));
        if (!step || step->of() == UserStep::Of::Content) return true;
    }
    return false;
}

UserSteps::UserSteps(QUndoStack& stack, RunState& state, QObject* parent)
    : QObject(parent), m_stack(stack), m_state(state) {}

void UserSteps::push(const QString& text, const UserStep::Change& forth,
                     const UserStep::Change& back, UserStep::Of of, int gesture) {
    m_stack.push(new UserStep(text, forth, back, of, gesture));
}

void UserSteps::show(const Intervention& intervention) {
    const Intervention before = m_state.intervention();
    if (intervention == before) return;
    push(
        tr("show %1 ablation").arg(textOf(intervention).brief),
        [this, intervention] { m_state.view().show(intervention); },
        [this, before] { m_state.view().show(before); }, UserStep::Of::View);
}

void UserSteps::setMaps(const MapsView& view) {
    const MapsView before = m_state.maps();
    if (view == before) return;
    const auto count = view.maps.size();
    const QString text = count > before.maps.size()   ? tr("add a map")
                         : count < before.maps.size() ? tr("remove a map")
                         : view.maps != before.maps   ? tr("change what a map shows")
                         : view.sameScale             ? tr("give the maps one scale")
                                                      : tr("give each map its own scale");
    ViewChoices& choices = m_state.view();
    const bool chosen = choices.areMapsChosen();
    push(
        text, [&choices, view] { choices.setMaps(view); },
        [&choices, chosen, was = choices.maps()] {
            chosen ? choices.setMaps(was) : choices.restoreMaps(was);
        },
        UserStep::Of::View);
}

void UserSteps::setCompared(const Quantity& quantity) {
    const Quantity before = m_state.compared();
    if (quantity == before) return;
    push(
        tr("change what zero and mean are compared by"),
        [this, quantity] { m_state.view().setCompared(quantity); },
        [this, before] { m_state.view().setCompared(before); }, UserStep::Of::View);
}

void UserSteps::lockLimit(std::optional<double> limit) {
    const auto before = m_state.lockedLimit();
    if (limit == before) return;
    push(
        limit ? tr("lock the colour scale") : tr("unlock the colour scale"),
        [this, limit] { m_state.view().lockLimit(limit); },
        [this, before] { m_state.view().lockLimit(before); }, UserStep::Of::View);
}

void UserSteps::setAblationSet(const QString& text, const AblationSet& now, int gesture) {
    const AblationSet before = m_state.ablationSet();
    if (now == before) return;
    push(
        text, [this, now] { m_state.selection().setAblationSet(now); },
        [this, before] { m_state.selection().setAblationSet(before); },
        m_isPassing ? UserStep::Of::View : UserStep::Of::Content, gesture);
}

void UserSteps::setHeads(HeadList heads, int gesture) {
    heads = ordered(std::move(heads));
    const HeadList& before = m_state.ablationSet().heads;
    if (heads == before) return;
    const HeadList added = without(heads, before);
    const HeadList gone = without(before, heads);
    QString text = tr("change the set");
    if (gone.empty()) {
        text = added.size() == 1
                   ? tr("put head %1 into the set").arg(headName(added.front()))
                   : tr("put %n head(s) into the set", nullptr, static_cast<int>(added.size()));
    } else if (added.empty()) {
        text = gone.size() == 1
                   ? tr("take head %1 out of the set").arg(headName(gone.front()))
                   : tr("take %n head(s) out of the set", nullptr, static_cast<int>(gone.size()));
    }
    setAblationSet(text, {std::move(heads), {}}, gesture);
}

void UserSteps::toggleHeads(const HeadList& heads) {
    setHeads(toggled(m_state.ablationSet().heads, heads));
}

void UserSteps::extend(HeadId from, HeadId to) {
    // It continues where it was left, if the set has not changed since.
    const bool goesOn = m_anchor && m_end == from && m_state.ablationSet().heads == m_extended;
    if (!goesOn) {
        m_anchor = from;
        m_base = m_state.ablationSet().heads;
        ++m_gestures;
    }
    m_end = to;
    m_extended = united(m_base, block(*m_anchor, to));
    setHeads(m_extended, m_gestures);
}

void UserSteps::clearHeads() {
    setAblationSet(tr("clear the set"), {}, 0);
}

void UserSteps::grow(const AblationSet& grown) {
    if (grown.path.steps.empty()) return;
    setAblationSet(tr("grow the set by head %1").arg(headName(grown.path.steps.back().head)), grown,
                   0);
}

void UserSteps::applySet(const HeadList& heads, const QString& name) {
    setAblationSet(tr("take the set “%1”").arg(name), {ordered(heads), {}}, 0);
}

RunInputs UserSteps::carried(RunInputs into, const RunInputs& from, const RunInputs& to) {
    if (from.prompt != to.prompt) into.prompt = to.prompt;
    if (from.target != to.target) into.target = to.target;
    if (from.control != to.control) into.control = to.control;
    if (from.positions != to.positions) into.positions = to.positions;
    if (from.donor != to.donor) into.donor = to.donor;
    if (from.bos != to.bos) into.bos = to.bos;
    if (from.moreTargets != to.moreTargets) into.moreTargets = to.moreTargets;
    if (from.moreControls != to.moreControls) into.moreControls = to.moreControls;
    if (from.interventions != to.interventions) into.interventions = to.interventions;
    return into;
}

void UserSteps::inputs(const QString& text, const RunInputs& before, const RunInputs& after,
                       const std::function<void(const RunInputs&)>& apply,
                       const std::function<RunInputs()>& now) {
    if (before == after) return;
    const auto change = [apply, now](const RunInputs& from, const RunInputs& to) {
        return [apply, now, from, to] {
            // What has been typed into other fields since stays.
            const RunInputs inputs = carried(now(), from, to);
            if (inputs != now()) apply(inputs);
        };
    };
    push(text, change(before, after), change(after, before), UserStep::Of::View);
}

}  // namespace headscope::app
