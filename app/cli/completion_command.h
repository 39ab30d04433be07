// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace headscope::cli {

/// `completion SHELL`. Knows the commands that were added to `app` before and after it.
[[nodiscard]] Command addCompletion(CLI::App& app);

}  // namespace headscope::cli
