// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/error.h>

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <utility>

namespace headscope {

/// A file descriptor that closes itself.
class Descriptor {
 public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor() { (void)close(); }
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }

    [[nodiscard]] int get() const { return m_fd; }
    /// 0, or the errno of close(): some file systems report a failed write only here.
    int close();

 private:
    int m_fd;
};

/// Tells a file's content from any other that its path may ever have had: file, size and times.
[[nodiscard]] std::string identityOf(const struct stat& status);

/// Whether two identities are of one file that nobody has written to between them. It may have been
/// renamed, and a write that set the time back is not seen.
[[nodiscard]] bool sameContent(const std::string& identity, const std::string& other);

/// The Error(Input) for a file that could not be opened or read, with its errno.
[[nodiscard]] Error cannotRead(const std::filesystem::path& file, int error);

/// Opens a regular file for reading and looks at it. Throws Error(Input) naming the file where it
/// is missing, unreadable, a folder or no regular file.
[[nodiscard]] Descriptor openForReading(const std::filesystem::path& file, struct stat& status);

}  // namespace headscope
