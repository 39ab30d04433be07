// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"
#include "document/run_state.h"

namespace headscope::app {

// Which growth path belongs to what is shown. GUI thread only, as RunState.

/// What a path that is found for this run is marked with.
[[nodiscard]] GrowthOrigin growthOrigin(const ShownRun& run);

/// The path that is in the set, where it was found for the run that is shown; else none.
[[nodiscard]] GrowthPath shownPath(const RunState& state);

}  // namespace headscope::app
