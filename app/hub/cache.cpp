// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/cache.h"

#include "hub/errors.h"
#include "ui/message_text.h"

#include <headscope/files.h>

#include <QRegularExpression>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

namespace headscope::hub {
namespace {

namespace fs = std::filesystem;

constexpr qsizetype kReadPiece = 1 << 20;  // bytes that are read and hashed before a stop is seen
constexpr int kMostTries = 100;            // of moving a link to where others move theirs

std::string bytes(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw cannotWrite(folder, error.value());
}

void writeAll(int fd, QByteArrayView content, const fs::path& path) {
    while (!content.isEmpty()) {
        const ssize_t written =
            ::write(fd, content.data(), static_cast<std::size_t>(content.size()));
        if (written > 0) {
            content = content.sliced(written);
        } else if (written == 0 || errno != EINTR) {
            throw cannotWrite(path, written == 0 ? EIO : errno);
        }
    }
}

}  // namespace

RepoCache::RepoCache(const fs::path& cache, const QString& name) {
    const auto folder = "models--" + bytes(QString(name).replace(u'/', QStringLiteral("--")));
    m_repo = cache / folder;
    m_locks = cache / ".locks" / folder;
}

fs::path RepoCache::blob(const QString& hash) const {
    return m_repo / "blobs" / bytes(hash);
}

fs::path RepoCache::partial(const QString& hash) const {
    return m_repo / "blobs" / (bytes(hash) + ".incomplete");
}

fs::path RepoCache::lock(const QString& hash) const {
    return m_locks / (bytes(hash) + ".lock");
}

fs::path RepoCache::snapshot(const QString& commit) const {
    return m_repo / "snapshots" / bytes(commit);
}

bool RepoCache::hasBlob(const RemoteFile& file) const {
    struct stat status {};
    return ::stat(blob(file.hash).c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size == file.size;
}

qint64 RepoCache::partialBytes(const RemoteFile& file) const {
    struct stat status {};
    const bool there = ::stat(partial(file.hash).c_str(), &status) == 0;
    return there && status.st_size <= file.size ? status.st_size : 0;
}

std::optional<QString> RepoCache::commitOf(const QString& revision) const {
    static const QRegularExpression kCommit(QStringLiteral("^[0-9a-f]{40}$"));
    if (kCommit.match(revision).hasMatch()) return revision;
    try {
        constexpr std::size_t kLongestRef = 1024;
        const auto text = readTextFile(m_repo / "refs" / bytes(revision), kLongestRef);
        const auto commit = QString::fromStdString(text).trimmed();
        return kCommit.match(commit).hasMatch() ? std::optional(commit) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool RepoCache::isComplete(const QString& commit) const {
    const auto folder = snapshot(commit);
    const auto has = [&](const char* name) {
        std::error_code ignored;
        return fs::is_regular_file(folder / name, ignored);  // follows the link
    };
    bool weights = has("model.safetensors");
    if (!weights && has("model.safetensors.index.json")) {
        static const QRegularExpression kShard(
            QStringLiteral(R"(^model-\d{5}-of-(\d{5})\.safetensors$)"));
        int there = 0;
        int all = 0;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(folder, ignored)) {
            const auto match = kShard.match(shown(entry.path().filename()));
            if (match.hasMatch() && entry.is_regular_file(ignored)) {
                ++there;
                all = match.captured(1).toInt();
            }
        }
        weights = there > 0 && there == all;
    }
    return weights && has("config.json") &&
           ((has("vocab.json") && has("merges.txt")) || has("tokenizer.json"));
}

QList<RemoteFile> RepoCache::linkedFiles(const QString& commit) const {
    QList<RemoteFile> files;
    std::set<QString> seen;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(snapshot(commit), ignored)) {
        std::error_code error;
        const auto hash = shown(fs::read_symlink(entry.path(), error).filename());
        const auto size = entry.file_size(error);
        if (error || !isHash(hash) || !seen.insert(hash).second) continue;
        files.append({shown(entry.path().filename()), static_cast<qint64>(size), hash});
    }
    return files;
}

void RepoCache::makeFolders(const QString& commit) const {
    makeFolder(m_repo / "blobs");
    makeFolder(snapshot(commit));
    makeFolder(m_locks);
}

// A link that replaces something else is made among the blobs and moved. All programs give it one
// name and one content: who finds what another was about to move, or was killed before, moves it.
void RepoCache::link(const QString& commit, const RemoteFile& file) const {
    const auto pointer = snapshot(commit) / bytes(file.name);
    const auto target = fs::path("../../blobs") / bytes(file.hash);
    const auto spare = m_repo / "blobs" / (bytes(file.hash) + ".link");
    std::error_code ignored;
    for (int tries = 0; fs::read_symlink(pointer, ignored) != target; ++tries) {
        if (tries == kMostTries) throw cannotWrite(pointer, EEXIST);
        if (::symlink(target.c_str(), pointer.c_str()) == 0) break;
        if (errno != EEXIST || (::symlink(target.c_str(), spare.c_str()) != 0 && errno != EEXIST) ||
            (::rename(spare.c_str(), pointer.c_str()) != 0 && errno != ENOENT))
            throw cannotWrite(pointer, errno);
    }
    ::unlink(spare.c_str());
}

void RepoCache::writeRef(const QString& revision, const QString& commit) const {
    if (revision == commit) return;
    const auto file = m_repo / "refs" / bytes(revision);
    removeLeftovers(file.parent_path());
    if (commitOf(revision) == commit) return;
    makeFolder(file.parent_path());
    try {
        replaceFile(file, commit.toStdString());
    } catch (const Error& error) {
        throw failed(app::textOf(error.message()),
                     Text::tr("Check the disk, or set HF_HOME to a folder on another one."));
    }
}

FileLock::~FileLock() {
    if (m_fd >= 0) ::close(m_fd);  // gives the lock back
}

bool FileLock::tryLock() {
    const int fd = ::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0664);
    if (fd < 0) throw cannotWrite(m_file, errno);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != ENOSYS && errno != ENOTSUP && errno != ENOLCK) {
            ::close(fd);
            return false;
        }
    }
    // Some versions of filelock remove the file when they give it back: then this is a lock on
    // nothing, and the next one to come would lock a new file.
    struct stat mine {};
    struct stat named {};
    if (::fstat(fd, &mine) != 0 || ::stat(m_file.c_str(), &named) != 0 ||
        mine.st_ino != named.st_ino || mine.st_dev != named.st_dev) {
        ::close(fd);
        return false;
    }
    m_fd = fd;
    return true;
}

ContentHash::ContentHash(const RemoteFile& file)
    : m_file(file),
      m_hash(file.hash.size() == 64 ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1) {
    restart();
}

void ContentHash::add(QByteArrayView content) {
    m_hash.addData(content);
    m_bytes += content.size();
}

void ContentHash::restart() {
    m_hash.reset();
    m_bytes = 0;
    // git hashes a blob with its kind and size before it.
    if (m_file.hash.size() == 40) {
        const QByteArray prefix = "blob " + QByteArray::number(m_file.size) + QByteArray(1, '\0');
        m_hash.addData(prefix);
    }
}

bool ContentHash::isRight() const {
    return m_bytes == m_file.size && m_hash.result().toHex() == m_file.hash.toLatin1();
}

BlobCheck::BlobCheck(const fs::path& blob, const RemoteFile& file)
    : m_fd(::open(blob.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), m_hash(file) {}

BlobCheck::~BlobCheck() {
    if (m_fd >= 0) ::close(m_fd);
}

qint64 BlobCheck::step() {
    QByteArray piece(kReadPiece, Qt::Uninitialized);
    ssize_t got = 0;
    do {
        got = ::read(m_fd, piece.data(), static_cast<std::size_t>(piece.size()));
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return 0;
    m_hash.add(QByteArrayView(piece).first(got));
    return got;
}

PartialFile::PartialFile(fs::path path, const RemoteFile& file)
    : m_path(std::move(path)), m_file(file), m_hash(file) {
    m_fd = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0666);
    struct stat status {};
    int error = m_fd < 0 || ::fstat(m_fd, &status) != 0 ? errno : 0;
    // What is a pipe would take all and keep nothing.
    if (error == 0 && !S_ISREG(status.st_mode)) error = EEXIST;
    if (error != 0) {
        if (m_fd >= 0) ::close(m_fd);
        throw cannotWrite(m_path, error);
    }
    m_size = status.st_size;
    if (m_size > m_file.size) restart();
}

PartialFile::~PartialFile() {
    if (m_fd >= 0) ::close(m_fd);
}

bool PartialFile::rehash() {
    const qint64 hashed = m_hash.bytes();
    if (hashed >= m_size) return false;
    QByteArray piece(kReadPiece, Qt::Uninitialized);
    const auto wanted = static_cast<std::size_t>(std::min<qint64>(piece.size(), m_size - hashed));
    const ssize_t got = ::pread(m_fd, piece.data(), wanted, hashed);
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) {
        restart();  // unreadable or cut short meanwhile: it is fetched anew
        return false;
    }
    m_hash.add(QByteArrayView(piece).first(got));
    return m_hash.bytes() < m_size;
}

void PartialFile::append(QByteArrayView content) {
    writeAll(m_fd, content, m_path);
    m_hash.add(content);
    m_size += content.size();
}

void PartialFile::restart() {
    if (::ftruncate(m_fd, 0) != 0) throw cannotWrite(m_path, errno);
    m_size = 0;
    m_hash.restart();
}

bool PartialFile::hashIsRight() const {
    return m_size == m_file.size && m_hash.isRight();
}

void PartialFile::finish(const fs::path& target) {
    if (::fsync(m_fd) != 0) throw cannotWrite(m_path, errno);
    if (::close(std::exchange(m_fd, -1)) != 0) throw cannotWrite(m_path, errno);
    if (::rename(m_path.c_str(), target.c_str()) != 0) throw cannotWrite(target, errno);
}

void PartialFile::remove() {
    ::unlink(m_path.c_str());
}

}  // namespace headscope::hub
