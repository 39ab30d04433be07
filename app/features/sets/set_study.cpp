// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_study.h"

#include <headscope/quantity.h>

#include <chrono>
#include <utility>
#include <vector>

namespace headscope::app {

namespace {

// While cells are dragged over; shorter than a person waits.
constexpr std::chrono::milliseconds kSetStudyPause{60};

}  // namespace

std::optional<Interaction> interaction(const Run& run, const HeadList& heads,
                                       const Intervention& intervention, const AblatedRun& joint,
                                       Subject subject) {
    std::vector<const AblatedRun*> singles;
    for (const HeadId head : heads) {
        const Cell* cell = run.cell(intervention, head);
        if (!cell) return std::nullopt;
        singles.push_back(cell);
    }
    return headscope::interaction(
        run.clean, singles, joint,
        subject == Subject::Target ? WatchedToken::Target : WatchedToken::Control);
}

bool SetStudy::Wanted::operator==(const Wanted& other) const {
    return model == other.model && interventions == other.interventions &&
           request.prompt == other.request.prompt && request.target == other.request.target &&
           request.control == other.request.control && request.heads == other.request.heads &&
           request.positions == other.request.positions;
}

SetStudy::SetStudy(RunState& state, JobQueue& jobs, History& history, QObject* parent)
    : QObject(parent), m_state(state), m_history(history), m_inquiry(jobs, "effect of the set") {
    m_inquiry.setPause(kSetStudyPause);
    connect(&m_inquiry, &InquiryBase::changed, this, [this] {
        Q_EMIT changed();
        keep();
    });
    for (const auto signal : {&RunState::ablationSetChanged, &RunState::runChanged})
        connect(&m_state, signal, this, &SetStudy::refresh);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();  // the same folder may hold another model now
        refresh();
    });
    connect(&m_state, &RunState::runKept, this, &SetStudy::keep);
}

void SetStudy::setWanted(bool wanted) {
    if (wanted == m_looked) return;
    m_looked = wanted;
    refresh();
}

const AblatedRun* SetStudy::effect(const Intervention& intervention) const {
    const Effects* effects = m_inquiry.answer();
    if (!effects || m_state.cover().hidesSets()) return nullptr;
    const auto found = effects->find(intervention);
    return found == effects->end() ? nullptr : &found->second;
}

std::optional<SetStudy::Effects> SetStudy::kept() const {
    const auto run = shownOf(m_history, m_state);
    if (!run) return std::nullopt;
    Effects effects;
    for (const SetEffect& set : *run->run().sets)
        if (set.heads == m_state.ablationSet().heads) effects[set.intervention] = set.effect;
    return effects.empty() ? std::nullopt : std::optional(effects);
}

SetStudy::Wanted SetStudy::wanted() const {
    const ShownRun& run = *m_state.run();
    Wanted now{{}, run.interventions(), m_state.modelKey()};
    now.request.prompt = idsOf(run.clean.prompt);
    now.request.target = run.clean.target.set();
    now.request.control = run.clean.control.set();
    now.request.heads = m_state.ablationSet().heads;
    now.request.positions = run.inputs.positions;
    now.request.topK = kTopShown;
    return now;
}

void SetStudy::keep() {
    // While nobody looks, what was found may be of another run.
    if (status() != Status::Ready || !m_state.run() || m_inquiry.key() != wanted()) return;
    const SetRequest& request = m_inquiry.key()->request;
    for (const auto& [intervention, effect] : *m_inquiry.answer())
        m_history.keepSetEffect(m_state.shownId(), request.prompt,
                                {request.heads, intervention, effect});
}

void SetStudy::leave(bool otherModel) {
    const bool news = std::exchange(m_otherModel, otherModel) != otherModel;
    m_inquiry.clear();
    if (news) Q_EMIT changed();
}

void SetStudy::refresh() {
    if (!m_looked) return;  // what was found stays, for when somebody looks again
    if (!m_state.run() || m_state.ablationSet().heads.empty()) return leave(false);
    const Wanted now = wanted();
    if (m_inquiry.key() == now) return;
    auto known = kept();
    if (!known && !m_state.isOfOpenModel()) return leave(true);
    m_otherModel = false;
    if (known) return m_inquiry.give(now, std::move(*known));
    m_inquiry.ask(now, [now](Engine& engine, const JobContext& /*context*/) {
        Effects effects;
        SetRequest request = now.request;
        for (const auto& intervention : now.interventions) {
            request.intervention = intervention;
            effects[intervention] = engine.ablate(request);
        }
        return effects;
    });
}

}  // namespace headscope::app
