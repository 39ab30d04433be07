// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace headscope::cli {

/// `models download NAME`. Where the program is built without Qt Network, the command says so.
[[nodiscard]] Command addDownload(CLI::App& models);

/// Of the Qt in use; empty in such a build.
[[nodiscard]] std::string qtVersion();

}  // namespace headscope::cli
