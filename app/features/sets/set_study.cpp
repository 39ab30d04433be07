// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_study.h"

#include <headscope/quantity.h>

#include <vector>

namespace headscope::app {

namespace {

constexpr int kSetStudyPauseMs = 60;  // while cells are dragged over, shorter than a person waits

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

SetStudy::SetStudy(RunState& state, RunController& controller, History& history, QObject* parent)
    : QObject(parent), m_state(state), m_controller(controller), m_history(history) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kSetStudyPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SetStudy::ask);
    for (const auto signal : {&RunState::ablationSetChanged, &RunState::runChanged})
        connect(&m_state, signal, this, &SetStudy::refresh);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_wanted.reset();  // the same folder may hold another model by now
        refresh();
    });
    connect(&m_state, &RunState::runKept, this, &SetStudy::keep);
}

SetStudy::~SetStudy() {
    m_controller.withdraw(Topic::SetEffect);
}

void SetStudy::setWanted(bool wanted) {
    if (wanted == m_wantedNow) return;
    m_wantedNow = wanted;
    refresh();
}

const AblatedRun* SetStudy::effect(const Intervention& intervention) const {
    const auto found = m_effects.find(intervention);
    return found == m_effects.end() ? nullptr : &found->second;
}

void SetStudy::become(Status status) {
    m_status = status;
    const bool known = status == Status::Ready || status == Status::Waiting;
    if (!known) m_effects = {};
    Q_EMIT changed();
}

std::optional<SetStudy::Effects> SetStudy::kept() const {
    const auto run = shownOf(m_history, m_state);
    if (!run) return std::nullopt;
    Effects effects;
    for (const SetEffect& set : run->run().sets)
        if (set.heads == m_state.ablationSet().heads) effects[set.intervention] = set.effect;
    return effects.empty() ? std::nullopt : std::optional(effects);
}

SetStudy::Wanted SetStudy::wanted() const {
    const ShownRun& run = *m_state.run();
    Wanted now{{}, run.interventions(), run.model.name + run.model.folder.string()};
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
    if (m_status != Status::Ready || !m_wanted || !m_state.run() || m_wanted != wanted()) return;
    for (const auto& [intervention, effect] : m_effects)
        m_history.keepSetEffect(m_state.shownId(), m_wanted->request.prompt,
                                {m_wanted->request.heads, intervention, effect});
}

void SetStudy::refresh() {
    if (!m_wantedNow) return;  // what was found stays, for when somebody looks again
    const auto& run = m_state.run();
    const HeadList& heads = m_state.ablationSet().heads;
    const auto drop = [this](Status status) {
        m_wanted.reset();
        m_pause.stop();
        m_controller.withdraw(Topic::SetEffect);
        if (m_status != status) become(status);
    };
    if (!run || heads.empty()) return drop(Status::None);
    Wanted now = wanted();
    if (m_wanted == now && m_status != Status::OtherModel) return;
    m_controller.withdraw(Topic::SetEffect);
    m_pause.stop();
    if (auto known = kept()) {
        m_wanted = now;
        m_effects = std::move(*known);
        return become(Status::Ready);
    }
    if (!m_state.isOfOpenModel()) return drop(Status::OtherModel);
    m_wanted = std::move(now);
    become(Status::Waiting);
    m_pause.start();
}

void SetStudy::ask() {
    if (!m_wanted) return;
    m_controller.ask<Effects>(
        Topic::SetEffect,
        [request = m_wanted->request,
         interventions = m_wanted->interventions](Engine& engine) mutable {
            Effects effects;
            for (const auto& intervention : interventions) {
                request.intervention = intervention;
                effects[intervention] = engine.ablate(request);
            }
            return effects;
        },
        [this](const Effects& effects) {
            m_effects = effects;
            become(Status::Ready);
            keep();
        },
        [this](const UserError& error) {
            m_error = error;
            become(Status::Failed);
        });
}

}  // namespace headscope::app
