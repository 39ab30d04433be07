// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/noise_meter.h"

#include "state/run_state.h"
#include "worker/run_controller.h"

namespace headscope::app {

NoiseMeter::NoiseMeter(RunController& controller, RunState& state, History& history,
                       QObject* parent)
    : QObject(parent), m_controller(controller), m_state(state), m_history(history) {}

void NoiseMeter::measure(const SweepRequest& request, const SweepResult& result, History::Id id) {
    m_controller.ask<NoiseFloor>(
        Topic::NoiseFloor,
        [request, result](Engine& engine) { return measureNoiseFloor(engine, request, result); },
        [this, id](const NoiseFloor& floor) {
            m_history.setNoiseFloor(id, floor);
            const bool shown =
                m_history.current() == id && m_state.phase() == RunState::Phase::Idle;
            if (shown) m_state.setNoiseFloor(floor);
        });
}

}  // namespace headscope::app
