// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

namespace headscope::app::test {

/// A run of a made-up model of any shape, complete and consistent, without an engine: effects are
/// formulas of layer and head, a few heads change the top-1 token.
[[nodiscard]] SweepReport sampleReport(int layers, int heads);

/// The same, stopped when only the last `rows` layers were finished.
[[nodiscard]] SweepReport stoppedReport(int layers, int heads, int rows);

/// P_ablated - P_clean as sampleReport() makes it.
[[nodiscard]] float sampleEffect(HeadId head, Replacement replacement, bool target);

}  // namespace headscope::app::test
