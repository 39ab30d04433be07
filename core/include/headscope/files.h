// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace headscope {

// Any thread.

/// The whole content of a regular file. Throws Error(Input) naming the file where it is missing,
/// unreadable, no regular file, or larger than `limit` bytes.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& file,
                                       std::size_t limit = 256u << 20);

/// Identifies the content of a file: equal identities of a path mean equal content. Empty if there
/// is no such file.
[[nodiscard]] std::string fileIdentity(const std::filesystem::path& file);

/// Writes to a temporary file beside `path` and renames it. Throws Error(Failure) saying why not.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// The same, but replaces whatever has the name: a symbolic link, a pipe.
void replaceFile(const std::filesystem::path& path, std::string_view content);

/// Removes temporary files in the folder that killed programs left. Those of running programs are
/// locked and stay.
void removeLeftovers(const std::filesystem::path& folder);

/// Throws the Error(Failure) that writing `path` would end in (no such folder, a folder of that
/// name, no permission). To be called before a long computation.
void checkWritable(const std::filesystem::path& path);

}  // namespace headscope
