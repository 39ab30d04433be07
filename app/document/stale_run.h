// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <QString>

namespace headscope::app {

/// If the run on screen differs from what is typed or from the open model: what it is of, as
/// "“Berlin is the capital of”, ␣Germany against ␣France, all positions". Empty if they are the
/// same, without a run, and while a run of what is typed is about to come on screen. GUI thread.
[[nodiscard]] QString staleRunText(const RunState& state, const RunInputs& typed);

}  // namespace headscope::app
