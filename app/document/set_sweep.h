// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/ablation.h>
#include <headscope/run.h>

#include <QString>

#include <functional>

namespace headscope {
class Engine;
}  // namespace headscope

namespace headscope::app {

struct JobContext;

// The run on screen again, under one intervention, with the set ablated throughout: a step of
// growth, and the map given the set.

/// Precondition: a run is shown. GUI thread.
[[nodiscard]] SweepRequest requestBeside(const RunState& state, const Intervention& intervention);

/// Why it cannot be asked for now, in a sentence; empty: it can. Precondition: a run is shown. GUI
/// thread.
[[nodiscard]] QString besideRefusal(const RunState& state);

/// Runs it on the worker's thread. `reportProgress` is called on the GUI thread with how many cells
/// are there. Errors as Engine::sweep().
[[nodiscard]] Run sweepBeside(Engine& engine, const SweepRequest& request,
                              const JobContext& context,
                              const std::function<void(int)>& reportProgress);

}  // namespace headscope::app
