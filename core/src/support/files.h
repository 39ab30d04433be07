// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <ostream>
#include <span>
#include <string>

namespace headscope {

/// A file mapped read-only into memory; unmapped by the destructor.
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

/// The whole content. Throws Error(Input) naming the file where it is missing, unreadable or larger
/// than `limit` bytes.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& file,
                                       std::size_t limit = 256u << 20);

/// Lets `write` fill a temporary file in the same folder, flushes it to disk and renames it to
/// `file`; on any error the temporary is removed and what was there stays. Throws Error(Failure).
void writeAtomically(const std::filesystem::path& file,
                     const std::function<void(std::ostream&)>& write);

}  // namespace headscope
