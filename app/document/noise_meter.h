// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "jobs/inquiry.h"

#include <headscope/ablation.h>
#include <headscope/noise_floor.h>
#include <headscope/run.h>

#include <QObject>

#include <cstdint>
#include <deque>

namespace headscope::app {

class RunState;

/// Measures the noise floor of a run that has ended, on the worker, and keeps it with the run in
/// the history; while that run is the one shown, it is shown. GUI thread.
class NoiseMeter : public QObject {
    Q_OBJECT

 public:
    NoiseMeter(JobQueue& jobs, RunState& state, History& history, QObject* parent = nullptr);

    /// The run `id` of the history, made by `request`; one after the other. A failure leaves a run
    /// without a floor, and so does another model that is opened before.
    void measure(const SweepRequest& request, const Run& result, History::Id id);

 private:
    struct Ended {
        SweepRequest request;
        Run result;
        History::Id id = 0;
    };
    void next();
    void follow();

    RunState& m_state;
    History& m_history;
    Inquiry<std::uint64_t, NoiseFloor> m_inquiry;
    std::uint64_t m_measured = 0;  ///< counts: another session's runs have the same numbers
    std::deque<Ended> m_waiting;   ///< the first one is being measured
};

}  // namespace headscope::app
