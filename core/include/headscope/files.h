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

/// Tells what a file holds from anything else that its path may have held before or will hold: two
/// that are equal are of the same content. Empty where there is no such file.
[[nodiscard]] std::string fileIdentity(const std::filesystem::path& file);

/// Writes to a temporary file beside `path` and renames it. Throws Error(Failure) saying why not.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// The same, but what had the name is replaced whatever it was: a symbolic link, a pipe.
void replaceFile(const std::filesystem::path& path, std::string_view content);

/// Removes the temporary files that programs left in the folder that were killed while they wrote.
/// Those of living programs are locked and stay.
void removeLeftovers(const std::filesystem::path& folder);

/// Throws the Error(Failure) that writing `path` would surely end in (no such folder, a folder of
/// that name, no permission), so that a long computation does not come first.
void checkWritable(const std::filesystem::path& path);

}  // namespace headscope
