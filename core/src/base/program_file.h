// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace headscope {

/// The running program's file, links followed; empty if not known. Any thread.
[[nodiscard]] std::filesystem::path programFile();

}  // namespace headscope
