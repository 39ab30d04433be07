// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/report.h>

namespace headscope::cli {

/// Runs the sweep, with a progress line, and puts with it what identifies it. Main thread.
[[nodiscard]] SweepReport sweepReport(Engine& engine, const SweepRequest& request);

}  // namespace headscope::cli
