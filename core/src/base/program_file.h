// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace headscope {

/// The running program's file, links followed; empty where it cannot be told. Any thread.
[[nodiscard]] std::filesystem::path programFile();

}  // namespace headscope
