// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/noise_meter.h"

#include "document/run_state.h"

namespace headscope::app {

NoiseMeter::NoiseMeter(JobQueue& jobs, RunState& state, History& history, QObject* parent)
    : QObject(parent), m_state(state), m_history(history), m_inquiry(jobs, "noise floor") {
    connect(&jobs, &JobQueue::cleared, this, [this] { m_waiting.clear(); });
    connect(&m_inquiry, &InquiryBase::changed, this, &NoiseMeter::follow);
}

void NoiseMeter::measure(const SweepRequest& request, const Run& result, History::Id id) {
    m_waiting.push_back({request, result, id});
    if (m_waiting.size() == 1) next();
}

void NoiseMeter::next() {
    if (m_waiting.empty()) return;
    m_inquiry.ask(++m_measured,
                  [run = m_waiting.front()](Engine& engine, const JobContext& /*context*/) {
                      return measureNoiseFloor(engine, run.request, run.result);
                  });
}

void NoiseMeter::follow() {
    const auto status = m_inquiry.status();
    if (status != InquiryBase::Status::Ready && status != InquiryBase::Status::Failed) return;
    const auto id = m_waiting.front().id;
    if (status == InquiryBase::Status::Ready) {
        const NoiseFloor floor = *m_inquiry.answer();
        m_history.setNoiseFloor(id, floor);
        if (m_state.shownId() == id) m_state.setNoiseFloor(floor);
    }
    m_waiting.pop_front();
    next();
}

}  // namespace headscope::app
