// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <string>

namespace headscope::cli {

/// A run that headscope-cli sweep has written. Throws Error(Input) naming the file.
[[nodiscard]] SweepReport readRun(const std::string& file);

}  // namespace headscope::cli
