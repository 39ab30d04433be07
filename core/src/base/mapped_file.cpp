// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/mapped_file.h"

#include "base/files.h"
#include "base/reason.h"
#include "base/sha256.h"

#include <headscope/error.h>

#include <sys/mman.h>
#include <time.h>

#include <algorithm>
#include <cerrno>

namespace headscope {
namespace {

constexpr const char* kOpenAgain =
    phrase("Open the model again once nothing writes to it any more.");

bool operator<(const timespec& a, const timespec& b) {
    return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

bool same(const timespec& a, const timespec& b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/// File systems may stamp with a clock of some ms: a write within the tick of the last one would
/// leave the times as they are. Waits until the tick of the last change is over.
void outwaitLastChange(int descriptor, struct stat& status) {
    constexpr int kMostMs = 50;  // a clock of another machine may be ahead for ever
    for (int ms = 0; ms < kMostMs; ++ms) {
        timespec now{};
        ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
        if (status.st_ctim < now) return;
        const timespec pause{0, 1'000'000};
        ::nanosleep(&pause, nullptr);
        if (::fstat(descriptor, &status) != 0) return;
    }
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) : m_path(file) {
    m_descriptor = openForReading(file, m_opened);
    outwaitLastChange(m_descriptor.get(), m_opened);
    m_known = m_opened;
    if (m_opened.st_size == 0) {
        throw inputError(say("%1 is empty", displayPath(file)),
                         say("Download or export it again."));
    }
    m_size = static_cast<std::size_t>(m_opened.st_size);
    void* address = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_descriptor.get(), 0);
    if (address == MAP_FAILED) {
        throw cannotRead(file, errno);
    }
    m_data = static_cast<const std::byte*>(address);
    m_guard.emplace(address, m_size);
}

MappedFile::~MappedFile() {
    m_guard.reset();
    // munmap takes what mmap gave, without const.
    ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::requireUnchanged() const {
    const std::lock_guard lock(m_mutex);
    struct stat now {};
    if (::fstat(m_descriptor.get(), &now) != 0) {
        throw FileChanged(Error::Kind::Failure,
                          say("cannot read %1 any more: %2", displayPath(m_path), reason(errno)),
                          kOpenAgain);
    }
    m_changed = m_changed || m_guard->isDamaged() || now.st_size != m_opened.st_size ||
                !same(now.st_mtim, m_opened.st_mtim) ||
                (!same(now.st_ctim, m_known.st_ctim) && !onlyItsNameChanged(now));
    if (m_changed) throw changed(now);
    m_known = now;
    m_wasAtItsPath = isAtItsPath();
}

/// The time of the last change of the file's own data moves with its names and permissions, too.
/// It also detects overwritten content whose time was set back.
bool MappedFile::onlyItsNameChanged(const struct stat& now) const {
    const bool isExplained = now.st_nlink != m_known.st_nlink || now.st_mode != m_known.st_mode ||
                             now.st_uid != m_known.st_uid || now.st_gid != m_known.st_gid ||
                             m_wasAtItsPath != isAtItsPath();
    return isExplained || (!m_sha256.empty() && hashOfBytes({}) == m_sha256);
}

FileChanged MappedFile::changed(const struct stat& now) const {
    const std::string name = displayPath(m_path);
    if (now.st_size < m_opened.st_size) {
        return {Error::Kind::Failure,
                say("%1 was cut short since it was opened: %2 of its %3 bytes are left", name,
                    now.st_size, m_opened.st_size),
                kOpenAgain};
    }
    const bool unreadable = m_guard->isDamaged() && same(now.st_mtim, m_opened.st_mtim);
    if (unreadable) {
        return {Error::Kind::Failure, say("%1 cannot be read any more", name),
                say("Check the disk, then open the model again.")};
    }
    return {Error::Kind::Failure,
            say("%1 was changed by another program since it was opened", name), kOpenAgain};
}

const std::string& MappedFile::sha256(const std::function<void()>& between) const {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_sha256.empty()) return m_sha256;
    }
    requireUnchanged();
    std::string hash = hashOfBytes(between);
    requireUnchanged();
    const std::lock_guard lock(m_mutex);
    if (m_sha256.empty()) m_sha256 = std::move(hash);
    return m_sha256;
}

// A piece at a time, so that a large file is not in memory as a whole.
std::string MappedFile::hashOfBytes(const std::function<void()>& between) const {
    constexpr std::size_t kPiece = std::size_t{8} << 20;
    Sha256 hash;
    for (std::size_t from = 0; from < m_size; from += kPiece) {
        if (between) between();
        hash.add(bytes().subspan(from, std::min(kPiece, m_size - from)));
        letGo(from, kPiece);
    }
    return hash.hex();
}

void MappedFile::letGo() const {
    letGo(0, m_size);
}

void MappedFile::letGo(std::size_t from, std::size_t size) const {
    // madvise takes what mmap gave, without const. It is advice: where it fails, nothing is lost.
    (void)::madvise(const_cast<std::byte*>(m_data) + from, std::min(size, m_size - from),
                    MADV_DONTNEED);
}

bool MappedFile::isAtItsPath() const {
    struct stat there {};
    return ::stat(m_path.c_str(), &there) == 0 && there.st_dev == m_opened.st_dev &&
           there.st_ino == m_opened.st_ino;
}

std::string MappedFile::identity() const {
    return identityOf(m_opened);
}

}  // namespace headscope
