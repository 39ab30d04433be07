// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/files.h>

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

namespace headscope {

/// A path as messages show it: valid UTF-8 whatever bytes the file name holds.
[[nodiscard]] std::string displayPath(const std::filesystem::path& path);

/// Hands the content to `use` piece by piece. Throws Error(Input) naming the file where it is
/// missing, no regular file or unreadable, Error(Failure) if it was changed meanwhile, and passes
/// on what `use` throws.
void readInChunks(const std::filesystem::path& file,
                  const std::function<void(std::string_view)>& use);

/// Lets `write` fill a temporary file in the same folder, flushes it to disk and renames it to
/// `file`; on any error the temporary is removed and what was there stays. A symbolic link is
/// followed, the mode bits of a file that is replaced are kept, and what is neither a file nor a
/// folder (/dev/stdout, a pipe) is written to directly. Temporary files that killed programs left
/// in the folder are removed; those of living ones are locked and stay. Throws Error(Failure), and
/// passes on what `write` throws.
void writeAtomically(const std::filesystem::path& file,
                     const std::function<void(std::ostream&)>& write);

}  // namespace headscope
