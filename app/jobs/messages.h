// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/batch_progress.h"
#include "jobs/run_ticket.h"
#include "jobs/user_error.h"

#include <headscope/ablation.h>
#include <headscope/engine.h>
#include <headscope/engine_limits.h>
#include <headscope/model_info.h>
#include <headscope/run.h>
#include <headscope/runtime.h>
#include <headscope/tokenizer.h>

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace headscope::app {

// What crosses between the GUI thread and the worker thread: plain values, copied.

/// Counts from 1 for each controller; 0 is no run.
using RunId = std::uint64_t;

/// loadEngine(), or what a test has in its place.
using EngineLoader = std::function<std::unique_ptr<Engine>(
    const std::filesystem::path& folder, EngineLimits limits, std::stop_token stop)>;

/// Where engines come from; injected, so that tests can bring their own. load() and runtime() are
/// called on the worker thread. Each may throw headscope::Error.
struct EngineSource {
    EngineLoader load;
    std::function<Runtime()> runtime;
    /// Throws where load() would, as far as known without reading the weights: then the model that
    /// is open is kept. Called on a thread of its own; empty: anything may be.
    std::function<void(const std::filesystem::path& folder)> check = {};
};

/// What the window may know of a loaded model.
struct LoadedModel {
    ModelInfo info;
    Runtime runtime;
    std::shared_ptr<const Tokenizer> tokenizer;  ///< never null
};

/// How a run ended.
struct RunEnd {
    enum class Kind { Finished, Stopped, Failed };
    Kind kind = Kind::Stopped;
    /// Absent after a failure, and if a run was cancelled before its clean run. Of a cancelled run:
    /// its results so far, as of a stopped one.
    std::optional<Run> result;
    /// Set after a failure, and where it is why the run was stopped: what is in `result` was
    /// finished before.
    std::optional<UserError> error = {};
    TicketPtr ticket = {};  ///< of the run; never null where RunController reports it
    double seconds = 0;     ///< from its start to its end
};

}  // namespace headscope::app

Q_DECLARE_METATYPE(headscope::app::LoadedModel)
Q_DECLARE_METATYPE(headscope::app::RunEnd)
