// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/given_map.h"

#include "document/set_sweep.h"

#include <headscope/p_bound.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <utility>

namespace headscope::app {

GivenMap::GivenMap(RunState& state, JobQueue& jobs, History& history, UserSteps& steps,
                   QObject* parent)
    : QObject(parent),
      m_state(state),
      m_history(history),
      m_steps(steps),
      m_sweep(jobs, Job::Kind::Background) {
    connect(&m_sweep, &InquiryBase::changed, this, &GivenMap::follow);
    for (const auto signal : {&RunState::ablationSetChanged, &RunState::runChanged,
                              &RunState::modelChanged, &RunState::phaseChanged})
        connect(&m_state, signal, this, &GivenMap::changed);
}

int GivenMap::cellsTotal() const {
    return m_state.run() ? static_cast<int>(m_state.run()->clean.headMean.values().size()) : 0;
}

const GivenPart* GivenMap::shown() const {
    return m_state.run() ? m_state.run()->givenPart(m_state.intervention()) : nullptr;
}

QString GivenMap::refusal() const {
    if (!m_state.run()) return tr("A run comes first.");
    if (m_state.ablationSet().heads.empty())
        return tr("The set is empty: add the heads that are to be ablated.");
    return besideRefusal(m_state);
}

void GivenMap::start(Then then) {
    if (!refusal().isEmpty()) return;
    m_then = then;
    m_run = m_state.shownId();
    m_heads = m_state.ablationSet().heads;
    m_cells = 0;
    const SweepRequest request = requestBeside(m_state, m_state.intervention());
    m_sweep.ask(++m_asked, [this, request](Engine& engine, const JobContext& context) {
        return sweepBeside(engine, request, context, [this](int done) {
            m_cells = done;
            Q_EMIT changed();
        });
    });
    Q_EMIT changed();
}

void GivenMap::stop() {
    m_sweep.clear();
    Q_EMIT changed();
}

void GivenMap::follow() {
    if (m_sweep.status() == InquiryBase::Status::Ready && m_run != 0) {
        const GivenPart given{m_heads, m_sweep.answer()->parts.front()};
        const KeptId run = std::exchange(m_run, 0);
        m_history.setGiven(run, given);
        if (m_state.shownId() == run) {
            m_state.setGiven(given);
            if (m_then == Then::BringMap) bringMap();
        }
    }
    Q_EMIT changed();
}

// Beside the first map, which shows the same without the set; replacing the last one where there is
// no room. Where the set leaves P little room to change, both show ln P, which stand-ins are judged
// by, too.
void GivenMap::bringMap() {
    MapsView view = m_state.maps();
    const GivenPart* given = shown();
    const bool isNearBound =
        given && given->part.given &&
        boundOf(given->part.given->pTarget, tolerances::kRoomForGrowth) != PBound::None;
    if (view.maps.front().metric == Metric::Probability && isNearBound)
        view.maps.front().metric = Metric::LogProbability;
    Quantity wanted = view.maps.front();
    wanted.lens = {{}, {}, GivenSet::Yes};
    if (std::find(view.maps.begin(), view.maps.end(), wanted) != view.maps.end()) return;
    view.maps.insert(view.maps.begin() + 1, wanted);
    if (view.maps.size() > MapsView::kMost) view.maps.pop_back();
    m_steps.setMaps(view);
}

}  // namespace headscope::app
