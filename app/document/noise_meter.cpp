// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/noise_meter.h"

#include "document/run_state.h"
#include "jobs/run_controller.h"

namespace headscope::app {

NoiseMeter::NoiseMeter(RunController& controller, RunState& state, History& history,
                       QObject* parent)
    : QObject(parent), m_controller(controller), m_state(state), m_history(history) {
    connect(&m_controller, &RunController::modelClosing, this, [this] { m_waiting.clear(); });
}

void NoiseMeter::measure(const SweepRequest& request, const Run& result, History::Id id) {
    m_waiting.push_back({request, result, id});
    if (m_waiting.size() == 1) next();
}

void NoiseMeter::next() {
    if (m_waiting.empty()) return;
    const auto done = [this] {
        m_waiting.pop_front();
        next();
    };
    m_controller.ask<NoiseFloor>(
        Topic::NoiseFloor,
        [job = m_waiting.front()](Engine& engine) {
            return measureNoiseFloor(engine, job.request, job.result);
        },
        [this, done, id = m_waiting.front().id](const NoiseFloor& floor) {
            m_history.setNoiseFloor(id, floor);
            if (m_state.shownId() == id) m_state.setNoiseFloor(floor);
            done();
        },
        [done](const UserError& /*error*/) { done(); });
}

}  // namespace headscope::app
