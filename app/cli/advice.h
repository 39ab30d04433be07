// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <headscope/report.h>

namespace headscope::cli {

/// Says adviceNotes() on standard error. `promptText` as in the report; `clean` is the run's.
void sayAdvice(const RunOptions& options, const Tokenizer& tokenizer, const std::string& promptText,
               const CleanRun& clean);

}  // namespace headscope::cli
