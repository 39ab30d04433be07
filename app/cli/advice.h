// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <headscope/report.h>

namespace headscope::cli {

/// Says on standard error, as the window does beside its fields, what of the target and the control
/// is likely not meant: a text without its leading space, or else a target that the model hardly
/// expects. `promptText` as in the report; `clean` is the run's.
void sayAdvice(const RunOptions& options, const Tokenizer& tokenizer, const std::string& promptText,
               const CleanRun& clean);

}  // namespace headscope::cli
