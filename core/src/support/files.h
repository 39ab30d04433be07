// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/files.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace headscope {

/// A path as messages show it: valid UTF-8 whatever bytes the file name holds.
[[nodiscard]] std::string displayPath(const std::filesystem::path& path);

/// A file mapped read-only into memory; unmapped by the destructor. As with any mapping, a file
/// that another program cuts short meanwhile ends this one (SIGBUS).
class MappedFile {
 public:
    /// Throws Error(Input) for what is missing, a folder, unreadable or empty.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }

 private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Hands the content to `use` piece by piece. Throws Error(Input) naming the file where it is
/// missing, no regular file or unreadable, and passes on what `use` throws.
void readInChunks(const std::filesystem::path& file,
                  const std::function<void(std::string_view)>& use);

/// Lets `write` fill a temporary file in the same folder, flushes it to disk and renames it to
/// `file`; on any error the temporary is removed and what was there stays. A symbolic link is
/// followed, the mode bits of a file that is replaced are kept, and what is neither a file nor a
/// folder (/dev/stdout, a pipe) is written to directly. Throws Error(Failure), and passes on what
/// `write` throws.
void writeAtomically(const std::filesystem::path& file,
                     const std::function<void(std::ostream&)>& write);

}  // namespace headscope
