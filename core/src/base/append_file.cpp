// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/append_file.h"

#include "base/files.h"
#include "base/reason.h"

#include <headscope/error.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace headscope {
namespace {

Error cannotAdd(const std::filesystem::path& file, int error) {
    return failure(
        say("cannot write %1: %2", displayPath(file), reason(error)),
        say("What was written before stays: run the command again once there is room and "
            "the folder may be written to."));
}

}  // namespace

AppendFile::AppendFile(const std::filesystem::path& file)
    : m_name(file), m_file(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    if (m_file.get() < 0) throw cannotAdd(file, errno);
    // Some network file systems have no locks: then nobody else is known of.
    if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw failure(say("another program is writing %1", displayPath(file)),
                      say("Wait until it ends, or end it, and run the command again."));
}

void AppendFile::cut(std::uint64_t bytes) {
    if (::ftruncate(m_file.get(), static_cast<off_t>(bytes)) != 0) throw cannotAdd(m_name, errno);
}

void AppendFile::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto wrote = ::write(m_file.get(), bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) throw cannotAdd(m_name, errno);
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

void AppendFile::flush() {
    if (::fsync(m_file.get()) != 0 && errno != EINVAL) throw cannotAdd(m_name, errno);
}

}  // namespace headscope
