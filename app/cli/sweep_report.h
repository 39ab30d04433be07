// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <headscope/engine.h>
#include <headscope/positions_report.h>
#include <headscope/report.h>

namespace headscope::cli {

/// Runs the sweep, with a progress line, and puts with it what identifies it. Says what sayAdvice()
/// has to say of the options that the request was made of. Main thread.
[[nodiscard]] SweepReport sweepReport(Engine& engine, const SweepRequest& request,
                                      const RunOptions& options);

/// One sweep for each position alone; the request's are ignored.
[[nodiscard]] PositionsReport positionsReport(Engine& engine, SweepRequest request,
                                              const RunOptions& options);

}  // namespace headscope::cli
