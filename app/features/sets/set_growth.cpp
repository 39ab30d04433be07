// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_growth.h"

#include "document/set_sweep.h"
#include "document/shown_growth.h"

#include <headscope/growth.h>

namespace headscope::app {

SetGrowth::SetGrowth(RunState& state, JobQueue& jobs, UserSteps& steps, QObject* parent)
    : QObject(parent), m_state(state), m_sweep(jobs, Job::Kind::Background), m_steps(steps) {
    connect(&m_sweep, &InquiryBase::changed, this, &SetGrowth::finishSweep);
    // Its next step would be about something else than its last.
    const auto giveUp = [this] {
        if (m_running && !m_adding) stop();
        Q_EMIT changed();
    };
    connect(&m_state, &RunState::ablationSetChanged, this, giveUp);
    connect(&m_state, &RunState::runChanged, this, giveUp);
    connect(&m_state, &RunState::modelChanged, this, giveUp);
    connect(&m_state, &RunState::phaseChanged, this, giveUp);
}

int SetGrowth::cellsTotal() const {
    return m_state.run() ? static_cast<int>(m_state.run()->clean.headMean.values().size()) : 0;
}

QString SetGrowth::refusal() const {
    const auto& run = m_state.run();
    if (!run) return tr("A run comes first: it says what is to be lowered.");
    if (const QString why = besideRefusal(m_state); !why.isEmpty()) return why;
    if (static_cast<int>(m_state.ablationSet().heads.size()) >= cellsTotal())
        return tr("Every head is in the set.");
    return {};
}

void SetGrowth::start(int steps) {
    if (m_running || !refusal().isEmpty()) return;
    m_running = true;
    m_outcome = Outcome::None;
    m_intervention = m_state.intervention();
    m_left = steps > 0 ? steps : -1;
    m_single = steps == 1;
    step();
}

void SetGrowth::stop() {
    if (!m_running) return;
    end(Outcome::Stopped);
    m_sweep.clear();
}

void SetGrowth::end(Outcome outcome) {
    m_running = false;
    m_outcome = outcome;
    Q_EMIT changed();
}

void SetGrowth::step() {
    m_cells = 0;
    const ShownRun& run = *m_state.run();
    const HeadList& heads = m_state.ablationSet().heads;
    if (heads.empty() && run.complete) {
        const std::vector<Cell> cells = run.part(m_intervention)->cells;
        const AblatedRun given = unablated(run.clean);
        // Not within the click: the window shows each step.
        QMetaObject::invokeMethod(
            this,
            [this, cells, given] {
                if (m_running) take(cells, given);
            },
            Qt::QueuedConnection);
        Q_EMIT changed();
        return;
    }
    sweep(requestBeside(m_state, m_intervention));
    Q_EMIT changed();
}

void SetGrowth::sweep(const SweepRequest& request) {
    m_sweep.ask(++m_step, [this, request](Engine& engine, const JobContext& context) {
        return sweepBeside(engine, request, context, [this](int done) {
            m_cells = done;
            Q_EMIT changed();
        });
    });
}

void SetGrowth::finishSweep() {
    if (!m_running) return;
    switch (m_sweep.status()) {
        case InquiryBase::Status::Waiting:
            return;
        case InquiryBase::Status::None:
            return end(Outcome::Stopped);
        case InquiryBase::Status::Failed:
            m_error = m_sweep.error();
            return end(Outcome::Failed);
        case InquiryBase::Status::Ready:
            break;
    }
    const RunPart& part = m_sweep.answer()->parts.front();
    const CleanRun& clean = m_sweep.answer()->clean;
    take(part.cells, part.given ? *part.given : unablated(clean));
}

void SetGrowth::endAs(GrowthEnd why) {
    m_why = why;
    end(Outcome::Ended);
}

void SetGrowth::take(const std::vector<Cell>& cells, const AblatedRun& given) {
    const Cell* best = nextOfGrowth(cells, m_state.ablationSet().heads, given.pTarget);
    const CleanRun& clean = m_state.run()->clean;
    const GrowthEnd why = growthEnd(clean, given, best);
    if (!best || (why != GrowthEnd::None && !m_single)) return endAs(why);
    add(*best, given);
    if (m_left > 0) --m_left;
    if (m_left == 0) return end(Outcome::Done);
    if (static_cast<int>(m_state.ablationSet().heads.size()) >= cellsTotal())
        return endAs(GrowthEnd::None);
    if (const GrowthEnd gone = growthEnd(clean, *best); gone != GrowthEnd::None) return endAs(gone);
    step();
}

void SetGrowth::add(const Cell& best, const AblatedRun& given) {
    AblationSet set = m_state.ablationSet();
    set.path = shownPath(m_state);
    if (set.path.steps.empty() || set.path.intervention != m_intervention) {
        set.path = {growthOrigin(*m_state.run()),
                    m_intervention,
                    static_cast<int>(set.heads.size()),
                    given.pTarget,
                    given.pControl,
                    {}};
    }
    set.path.steps.push_back({best.head, best.pTarget, best.pControl, best.rankTarget});
    set.heads = united(set.heads, {best.head});
    m_adding = true;
    m_steps.grow(set);
    m_adding = false;
}

}  // namespace headscope::app
