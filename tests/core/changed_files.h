// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace headscope {

// What another program does to a file that is in use.

/// Writes over its first bytes in place: the same file, as long as before.
inline void overwrite(const std::filesystem::path& file, std::string_view content) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    const bool done = fd >= 0 && ::write(fd, content.data(), content.size()) ==
                                     static_cast<ssize_t>(content.size());
    ::close(fd);
    if (!done) throw std::runtime_error("cannot write over " + file.string());
}

/// The same, and sets the time of its last change back.
inline void overwriteUnseen(const std::filesystem::path& file, std::string_view content) {
    struct stat before {};
    if (::stat(file.c_str(), &before) != 0) throw std::runtime_error("cannot look at the file");
    overwrite(file, content);
    const timespec times[] = {before.st_atim, before.st_mtim};
    if (::utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
        throw std::runtime_error("cannot set the file's times");
}

inline void cutShort(const std::filesystem::path& file, std::size_t bytes) {
    std::filesystem::resize_file(file, bytes);
}

/// Puts a copy of `other` in its place under its name, as a download and a careful save do.
inline void replaceBy(const std::filesystem::path& file, const std::filesystem::path& other) {
    const auto beside = file.string() + ".new";
    std::filesystem::copy_file(other, beside);
    std::filesystem::rename(beside, file);
}

}  // namespace headscope
