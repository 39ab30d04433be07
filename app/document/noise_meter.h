// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"

#include <headscope/ablation.h>
#include <headscope/run.h>

#include <QObject>

#include <deque>

namespace headscope::app {

class RunController;
class RunState;

/// Measures the noise floor of a run that has ended, on the worker, and keeps it with the run in
/// the history; while that run is the one shown, it is shown. GUI thread.
class NoiseMeter : public QObject {
    Q_OBJECT

 public:
    NoiseMeter(RunController& controller, RunState& state, History& history,
               QObject* parent = nullptr);

    /// The run `id` of the history, made by `request`; one after the other. A failure leaves a run
    /// without a floor, and so does another model that is opened before.
    void measure(const SweepRequest& request, const Run& result, History::Id id);

 private:
    struct Job {
        SweepRequest request;
        Run result;
        History::Id id = 0;
    };
    void next();

    RunController& m_controller;
    RunState& m_state;
    History& m_history;
    std::deque<Job> m_waiting;  ///< the first one is being measured
};

}  // namespace headscope::app
