// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/descriptor.h"

#include "base/files.h"
#include "base/reason.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

namespace headscope {

int Descriptor::close() {
    const int fd = std::exchange(m_fd, -1);
    return fd >= 0 && ::close(fd) != 0 ? errno : 0;
}

std::string identityOf(const struct stat& status) {
    return fmt::format("{}:{}:{}:{}.{:09}:{}.{:09}", status.st_dev, status.st_ino, status.st_size,
                       status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
                       status.st_ctim.tv_nsec);
}

bool sameContent(const std::string& identity, const std::string& other) {
    // The last one is the time of changes of names and permissions, too.
    const auto end = identity.rfind(':');
    return end != std::string::npos && identity.substr(0, end) == other.substr(0, other.rfind(':'));
}

Error cannotRead(const std::filesystem::path& file, int error) {
    const Message what = say("cannot read %1: %2", displayPath(file), reason(error));
    if (error == ENOENT || error == ENOTDIR) {
        return inputError(say("%1 does not exist", displayPath(file)), say("Check the path."));
    }
    if (error == EACCES || error == EPERM) {
        return inputError(what,
                          say("Give yourself permission to read it, or choose another file."));
    }
    return inputError(what, say("Check the path and the disk."));
}

Descriptor openForReading(const std::filesystem::path& file, struct stat& status) {
    // Without O_NONBLOCK, a pipe would wait for its other end.
    Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0) {
        throw cannotRead(file, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw inputError(say("%1 is a folder, not a file", displayPath(file)),
                         say("Give the path of a file."));
    }
    if (!S_ISREG(status.st_mode)) {
        throw inputError(say("%1 is not a regular file", displayPath(file)),
                         say("Give the path of a file."));
    }
    return descriptor;
}

}  // namespace headscope
