// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bus_errors.h"
#include "base/descriptor.h"

#include <headscope/error.h>

#include <sys/stat.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>

namespace headscope {

/// A mapped file is no longer what it was when it was opened: what was read since may be of either.
/// Names the file; the hint says to open it again.
class FileChanged : public Error {
 public:
    using Error::Error;
};

/// A file mapped read-only into memory, and its descriptor, so that the file stays what was opened
/// even where its name is given to another or removed. Another program may still write over it or
/// truncate it: then reading continues, and requireUnchanged() throws. Any thread.
class MappedFile {
 public:
    /// Throws Error(Input) for what is missing, a folder, unreadable or empty.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// Zeros where the file was cut short.
    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Throws FileChanged where the content may be another than when the file was opened: its size
    /// or times differ, or some of it could not be read. Removing, renaming and linking the file
    /// and changing its permissions leave the content alone. Microseconds.
    void requireUnchanged() const;

    /// SHA-256 of bytes(), computed at the first call. Throws FileChanged as requireUnchanged()
    /// unless it is known from before: then it is still the hash of what was opened. Keeps none of
    /// the bytes in memory. `between`, if any, is called every few megabytes and may throw.
    [[nodiscard]] const std::string& sha256(const std::function<void()>& between = {}) const;

    /// Takes what was read so far out of the program's memory; reading it again brings it back.
    void letGo() const;

    /// Whether path() still leads to this file: false where another was put in its place, or none.
    [[nodiscard]] bool isAtItsPath() const;

    /// Tells this content from any other that the path may ever have had: file, size and times, as
    /// they were when the file was opened.
    [[nodiscard]] std::string identity() const;

 private:
    [[nodiscard]] FileChanged changed(const struct stat& now) const;
    [[nodiscard]] bool onlyItsNameChanged(const struct stat& now) const;
    [[nodiscard]] std::string hashOfBytes(const std::function<void()>& between) const;
    void letGo(std::size_t from, std::size_t size) const;

    std::filesystem::path m_path;
    Descriptor m_descriptor;
    struct stat m_opened {};  ///< as it was opened
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
    std::optional<GuardedMapping> m_guard;

    mutable std::mutex m_mutex;
    mutable struct stat m_known {};  ///< the last that the content was known to be unchanged with
    mutable bool m_wasAtItsPath = true;
    mutable bool m_changed = false;  ///< never again believed
    mutable std::string m_sha256;
};

}  // namespace headscope
