// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"

#include <headscope/report.h>

namespace headscope::app::test {

/// A run of a made-up model of any shape, complete and consistent, without an engine: effects are
/// formulas of layer and head, a few heads change the top-1 token.
[[nodiscard]] SweepReport sampleReport(int layers, int heads);

/// The same, stopped when only the last `rows` layers were finished.
[[nodiscard]] SweepReport stoppedReport(int layers, int heads, int rows);

/// The effects of zero, as of a patch from "Paris is the capital of".
[[nodiscard]] SweepReport patchedReport(int layers, int heads);

/// P_ablated - P_clean as sampleReport() makes it.
[[nodiscard]] float sampleEffect(HeadId head, const Intervention& intervention, bool target);

/// Of layer 1, head 2: each row adds up to 1, and the last weight of a row is the largest.
[[nodiscard]] AttentionPattern samplePattern(int tokens);

/// Of so many steps, from a set of two heads, on sampleReport()'s prompt.
[[nodiscard]] GrowthPath sampleGrowth(int steps);

}  // namespace headscope::app::test
