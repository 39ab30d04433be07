// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace headscope {

/// SHA-256 of a file's content as 64 lower-case hex digits. Throws Error(Input) where it cannot be
/// read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);

/// The same of bytes in memory.
[[nodiscard]] std::string sha256OfBytes(std::span<const std::byte> bytes);

/// The same of a text.
[[nodiscard]] std::string sha256OfText(std::string_view text);

}  // namespace headscope
