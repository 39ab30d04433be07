// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "ui/theme.h"

#include <QString>

namespace headscope::app {

/// A head's numbers under the intervention shown, as rich text: a heading, and what happens to
/// target and control. Says that the cell is pending where it is.
[[nodiscard]] QString headText(const RunState& state, HeadId head, const Theme& theme);

/// P, logit, log-probability and rank of target and control in the clean run and in the one with
/// the intervention, as a rich text table.
[[nodiscard]] QString numbersTable(const CleanRun& clean, const AblatedRun& run,
                                   const Intervention& intervention, const Theme& theme);
/// "KL(clean ‖ ablated) 0.0123 nats".
[[nodiscard]] QString klText(const AblatedRun& run, const Intervention& intervention);

}  // namespace headscope::app
