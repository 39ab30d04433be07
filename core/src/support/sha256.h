// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace headscope {

/// SHA-256 of a file's content as 64 lower-case hex digits. Throws Error(Input) where it cannot be
/// read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);

}  // namespace headscope
