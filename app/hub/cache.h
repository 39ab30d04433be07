// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/listing.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QList>
#include <QString>

#include <filesystem>
#include <optional>

namespace headscope::hub {

/// One model's part of the Hugging Face cache, in the layout of its Python client:
///     models--OWNER--NAME/blobs/HASH
///     models--OWNER--NAME/snapshots/COMMIT/FILE -> ../../blobs/HASH
///     models--OWNER--NAME/refs/REVISION           the commit, without a line feed
///     .locks/models--OWNER--NAME/HASH.lock        held with flock() while HASH is written
/// Any thread. What writes throws Error(Failure).
class RepoCache {
 public:
    RepoCache(const std::filesystem::path& cache, const QString& name);

    [[nodiscard]] std::filesystem::path blob(const QString& hash) const;
    [[nodiscard]] std::filesystem::path partial(const QString& hash) const;
    [[nodiscard]] std::filesystem::path lock(const QString& hash) const;
    [[nodiscard]] std::filesystem::path snapshot(const QString& commit) const;

    /// Is a file of its size there? Whether it is whole, BlobCheck finds out.
    [[nodiscard]] bool hasBlob(const RemoteFile& file) const;
    /// Bytes of it that an earlier download left; 0 if they are more than the file has.
    [[nodiscard]] qint64 partialBytes(const RemoteFile& file) const;

    /// The commit of a branch, tag or commit that was fetched before.
    [[nodiscard]] std::optional<QString> commitOf(const QString& revision) const;
    /// Does the snapshot hold all that opening a model needs?
    [[nodiscard]] bool isComplete(const QString& commit) const;
    /// The snapshot's files that are blobs, as their names and sizes state them; each blob once.
    [[nodiscard]] QList<RemoteFile> linkedFiles(const QString& commit) const;

    void makeFolders(const QString& commit) const;
    void link(const QString& commit, const RemoteFile& file) const;
    void writeRef(const QString& revision, const QString& commit) const;

 private:
    std::filesystem::path m_repo;
    std::filesystem::path m_locks;
};

/// An exclusive lock on a file, as Python's filelock takes it: flock() on an open descriptor. Given
/// back by the destructor.
class FileLock {
 public:
    explicit FileLock(std::filesystem::path file) : m_file(std::move(file)) {}
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    /// False: another program holds it. Throws Error(Failure) if the file cannot be made. On a file
    /// system without locks it succeeds: every file's hash is checked all the same.
    [[nodiscard]] bool tryLock();

 private:
    std::filesystem::path m_file;
    int m_fd = -1;
};

/// The hash that a RemoteFile states, in the making. One thread.
class ContentHash {
 public:
    explicit ContentHash(const RemoteFile& file);

    void add(QByteArrayView bytes);
    void restart();
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// Was all that was added the file?
    [[nodiscard]] bool isRight() const;

 private:
    RemoteFile m_file;
    qint64 m_bytes = 0;
    QCryptographicHash m_hash;
};

/// Reads a blob to see whether it is what its name states: a disk may have altered it, or a program
/// have written it that was killed. Never throws: what cannot be read is not right. One thread.
class BlobCheck {
 public:
    BlobCheck(const std::filesystem::path& blob, const RemoteFile& file);
    ~BlobCheck();
    BlobCheck(const BlobCheck&) = delete;
    BlobCheck& operator=(const BlobCheck&) = delete;

    /// Reads the next piece; its bytes, or 0: there is no more.
    [[nodiscard]] qint64 step();
    [[nodiscard]] bool isRight() const { return m_hash.isRight(); }

 private:
    int m_fd = -1;
    ContentHash m_hash;
};

/// HASH.incomplete: what has been fetched of a file, hashed while written. One thread.
class PartialFile {
 public:
    /// Opens or creates it. Its content is not hashed yet: rehash() does that.
    PartialFile(std::filesystem::path path, const RemoteFile& file);
    ~PartialFile();
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] qint64 size() const { return m_size; }
    /// Hashes the next piece of what an earlier download left; false: there is no more.
    [[nodiscard]] bool rehash();
    void append(QByteArrayView bytes);
    void restart();  ///< empties it
    [[nodiscard]] bool hashIsRight() const;
    void finish(const std::filesystem::path& blob);  ///< flushes it to the disk and renames it
    void remove();

 private:
    std::filesystem::path m_path;
    RemoteFile m_file;
    int m_fd = -1;
    qint64 m_size = 0;
    ContentHash m_hash;
};

}  // namespace headscope::hub
