// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/descriptor.h"
#include "base/reason.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <random>
#include <streambuf>
#include <system_error>
#include <utility>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

Error cannotWrite(const fs::path& file, int error) {
    Message hint = say("Choose another file or folder to write to.");
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
        hint = say("Free some space, or choose a folder on another disk.");
    } else if (error == ENOENT || error == ENOTDIR) {
        hint = say("Create its folder first, or choose another one.");
    } else if (error == EACCES || error == EPERM) {
        hint = say("Choose a folder where you may write.");
    }
    return failure(say("cannot write %1: %2", displayPath(file), reason(error)), hint);
}

/// What an ostream needs to write to a descriptor, keeping the errno of the first failure.
class DescriptorBuffer final : public std::streambuf {
 public:
    explicit DescriptorBuffer(int fd) : m_fd(fd), m_buffer(1u << 16) {
        setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    }
    [[nodiscard]] int error() const { return m_error; }

 protected:
    int_type overflow(int_type c) override {
        if (sync() != 0) {
            return traits_type::eof();
        }
        if (!traits_type::eq_int_type(c, traits_type::eof())) {
            *pptr() = traits_type::to_char_type(c);
            pbump(1);
        }
        return traits_type::not_eof(c);
    }

    std::streamsize xsputn(const char* data, std::streamsize size) override {
        if (size < epptr() - pptr()) {
            std::copy_n(data, size, pptr());
            pbump(static_cast<int>(size));
            return size;
        }
        return sync() == 0 && writeAll(data, static_cast<std::size_t>(size)) ? size : 0;
    }

    int sync() override {
        const bool done = writeAll(pbase(), static_cast<std::size_t>(pptr() - pbase()));
        setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
        return done ? 0 : -1;
    }

 private:
    bool writeAll(const char* data, std::size_t size) {
        while (size > 0 && m_error == 0) {
            const ssize_t written = ::write(m_fd, data, size);
            if (written > 0) {
                data += written;
                size -= static_cast<std::size_t>(written);
            } else if (written == 0 || errno != EINTR) {
                m_error = written == 0 ? EIO : errno;
            }
        }
        return m_error == 0;
    }

    int m_fd;
    int m_error = 0;
    std::vector<char> m_buffer;
};

/// Runs `write` on the descriptor; throws the disk's error rather than what `write` made of it.
void fill(int fd, const fs::path& file, const std::function<void(std::ostream&)>& write) {
    DescriptorBuffer buffer(fd);
    std::ostream stream(&buffer);
    try {
        write(stream);
        stream.flush();
    } catch (...) {
        if (buffer.error() != 0) {
            throw cannotWrite(file, buffer.error());
        }
        throw;
    }
    if (!stream) {
        throw cannotWrite(file, buffer.error() != 0 ? buffer.error() : EIO);
    }
}

// Of a temporary file's name: .NAME, this, and digits.
constexpr std::string_view kTemporary = ".headscope.tmp-";

bool isTemporaryName(std::string_view name) {
    const std::size_t at = name.rfind(kTemporary);
    if (!name.starts_with('.') || at == std::string_view::npos) return false;
    const std::string_view digits = name.substr(at + kTemporary.size());
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Removes the temporary file unless its program lives, which holds a lock on it until it is
/// renamed. Where locks do not work it stays.
void removeIfLeft(const fs::path& file) {
    const Descriptor descriptor(
        ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    struct stat status {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0) return;
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid()) return;
    if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) return;
    // The name may be another file's now, or have been renamed to its target.
    struct stat named {};
    if (::lstat(file.c_str(), &named) == 0 && named.st_ino == status.st_ino &&
        named.st_dev == status.st_dev) {
        ::unlink(file.c_str());
    }
}

/// A new file beside the one it will replace; removed unless it was renamed. Locked while it has
/// its temporary name.
class TemporaryFile {
 public:
    explicit TemporaryFile(const fs::path& target) : m_target(target) {
        std::random_device random;
        // A file name has at most 255 bytes; the suffix takes up to 23 of them.
        std::string stem = ".";
        stem += target.filename().native().substr(0, 200);
        stem += kTemporary;
        for (int attempt = 0; attempt < 100; ++attempt) {
            m_path = target.parent_path() / (stem + std::to_string(random() % 100000000u));
            m_descriptor =
                Descriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (m_descriptor.get() >= 0 && lock()) {
                return;
            }
            if (m_descriptor.get() < 0 && errno != EEXIST) {
                break;
            }
        }
        const int reason = errno;
        m_path.clear();
        throw cannotWrite(target, reason);
    }
    ~TemporaryFile() {
        if (!m_path.empty()) {
            ::unlink(m_path.c_str());
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }

    /// Makes sure that the content is on the disk before its name is: a crash leaves old or new.
    void renameToTarget() {
        if (::fsync(m_descriptor.get()) != 0) {
            throw cannotWrite(m_target, errno);
        }
        // Closing reports what writing did not; the lock stays with the copy.
        Descriptor held(::fcntl(m_descriptor.get(), F_DUPFD_CLOEXEC, 0));
        if (const int error = m_descriptor.close(); error != 0) {
            throw cannotWrite(m_target, error);
        }
        if (::rename(m_path.c_str(), m_target.c_str()) != 0) {
            throw cannotWrite(m_target, errno);
        }
        m_path.clear();
        (void)held.close();
        // The rename itself; a folder that cannot be synced is no reason to fail.
        const Descriptor folder(
            ::open(m_target.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (folder.get() >= 0) {
            (void)::fsync(folder.get());
        }
    }

 private:
    /// False where another program has taken the new file for a leftover just before.
    [[nodiscard]] bool lock() const {
        while (::flock(m_descriptor.get(), LOCK_EX) != 0) {
            if (errno != EINTR) return true;  // a file system without locks: nobody removes it
        }
        struct stat status {};
        return ::fstat(m_descriptor.get(), &status) != 0 || status.st_nlink > 0;
    }

    fs::path m_target;
    fs::path m_path;
    Descriptor m_descriptor;
};

/// The absolute path of the file itself, behind any symbolic links.
fs::path resolveTarget(const fs::path& file) {
    std::error_code error;
    fs::path target = fs::absolute(file, error);
    if (error || file.empty()) {
        throw cannotWrite(file, file.empty() ? ENOENT : error.value());
    }
    if (fs::is_symlink(target, error)) {
        const fs::path resolved = fs::canonical(target, error);
        if (!error) {
            target = resolved;
        }
    }
    return target;
}

/// What is there now where a file is to be written.
struct Target {
    fs::path path;  ///< resolveTarget()
    bool exists = false;
    struct stat status {};  ///< only where it exists
};

/// Throws where the target is a folder.
Target targetOf(const fs::path& file) {
    Target target{resolveTarget(file)};
    target.exists = ::stat(target.path.c_str(), &target.status) == 0;
    if ((target.exists && S_ISDIR(target.status.st_mode)) || !target.path.has_filename()) {
        throw cannotWrite(file, EISDIR);
    }
    return target;
}

void writeDirectly(const fs::path& file, const std::function<void(std::ostream&)>& write) {
    Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (descriptor.get() < 0) {
        throw cannotWrite(file, errno);
    }
    fill(descriptor.get(), file, write);
    if (const int error = descriptor.close(); error != 0) {
        throw cannotWrite(file, error);
    }
}

constexpr std::uint64_t kShortestChunk = 4096;  // files of /proc say that they are empty
constexpr std::uint64_t kLongestChunk = 1u << 16;

/// What was read is of one and the same content.
void requireUnchanged(const fs::path& file, const Descriptor& descriptor,
                      const struct stat& before) {
    struct stat after {};
    if (::fstat(descriptor.get(), &after) != 0) {
        throw cannotRead(file, errno);
    }
    if (after.st_size != before.st_size || after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
        after.st_mtim.tv_nsec != before.st_mtim.tv_nsec) {
        throw failure(say("%1 was changed while it was being read", displayPath(file)),
                      say("Try again once nothing writes to it any more."));
    }
}

}  // namespace

std::string displayPath(const fs::path& path) {
    return validUtf8(path.native());
}

void readInChunks(const fs::path& file, const std::function<void(std::string_view)>& use) {
    struct stat status {};
    const Descriptor descriptor = openForReading(file, status);
    // A byte more than there is: then one call takes all of a small file.
    const auto size = static_cast<std::uint64_t>(status.st_size) + 1;
    std::vector<char> chunk(std::clamp<std::uint64_t>(size, kShortestChunk, kLongestChunk));
    for (;;) {
        const ssize_t got = ::read(descriptor.get(), chunk.data(), chunk.size());
        if (got == 0) {
            requireUnchanged(file, descriptor, status);
            return;
        }
        if (got > 0) {
            use({chunk.data(), static_cast<std::size_t>(got)});
        } else if (errno != EINTR) {
            throw cannotRead(file, errno);
        }
    }
}

std::string readTextFile(const fs::path& file, std::size_t limit) {
    std::string content;
    readInChunks(file, [&](std::string_view chunk) {
        content.append(chunk);
        if (content.size() > limit) {
            throw inputError(say("%1 is larger than %2 bytes", displayPath(file), limit),
                             say("This is hardly the file that is meant: check the path."));
        }
    });
    return content;
}

std::string fileIdentity(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? identityOf(status) : std::string();
}

void writeAtomically(const fs::path& file, const std::function<void(std::ostream&)>& write) {
    const auto [target, exists, status] = targetOf(file);
    if (exists && !S_ISREG(status.st_mode)) {
        writeDirectly(target, write);
        return;
    }
    if (exists && ::access(target.c_str(), W_OK) != 0) {
        throw cannotWrite(file, errno);  // renaming would replace even a write-protected file
    }
    removeLeftovers(target.parent_path());
    TemporaryFile temporary(target);
    if (exists && ::fchmod(temporary.descriptor(), status.st_mode & 07777) != 0) {
        throw cannotWrite(file, errno);
    }
    fill(temporary.descriptor(), file, write);
    temporary.renameToTarget();
}

void replaceFile(const fs::path& path, std::string_view content) {
    TemporaryFile temporary(path);
    fill(temporary.descriptor(), path, [content](std::ostream& out) {
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
    });
    temporary.renameToTarget();
}

void removeLeftovers(const fs::path& folder) {
    std::error_code error;
    auto entry = fs::directory_iterator(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (isTemporaryName(entry->path().filename().native())) removeIfLeft(entry->path());
    }
}

void checkWritable(const fs::path& path) {
    const Target target = targetOf(path);
    const fs::path asked = target.exists ? target.path : target.path.parent_path();
    if (::access(asked.c_str(), W_OK) != 0) {
        throw cannotWrite(path, errno);
    }
}

void writeFileAtomically(const fs::path& path, std::string_view content) {
    writeAtomically(path, [content](std::ostream& out) {
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
    });
}

}  // namespace headscope
