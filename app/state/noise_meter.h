// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/history.h"

#include <headscope/ablation.h>

#include <QObject>

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

    /// The run `id` of the history, made by `request`. A newer run's takes the place of one that
    /// still waits. A failure leaves the run without a floor.
    void measure(const SweepRequest& request, const SweepResult& result, History::Id id);

 private:
    RunController& m_controller;
    RunState& m_state;
    History& m_history;
};

}  // namespace headscope::app
