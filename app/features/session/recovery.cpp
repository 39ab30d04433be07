// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/recovery.h"

#include <headscope/files.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <system_error>

namespace headscope::app {

namespace {

const QString kRecoverySuffix = QStringLiteral(".headscope");
const QString kLock = QStringLiteral(".lock");

std::unique_ptr<QLockFile> lockOf(const QString& file) {
    auto lock = std::make_unique<QLockFile>(file + kLock);
    lock->setStaleLockTime(0);  // a lock is stale when its program is gone, never by its age
    return lock;
}

}  // namespace

Recovery::Recovery(const QString& folder, QObject* parent)
    : QObject(parent),
      m_folder(folder),
      m_file(folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
             kRecoverySuffix) {
    m_writer.setMaxThreadCount(1);
}

Recovery::~Recovery() {
    m_writer.waitForDone();
}

bool Recovery::hold() {
    if (m_lock) return true;
    if (!QDir().mkpath(m_folder)) return false;
    // What a session holds is nobody else's business.
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto lock = lockOf(m_file);
    if (!lock->tryLock(0)) return false;
    m_lock = std::move(lock);
    return true;
}

void Recovery::write(const Session& session) {
    if (!hold()) {
        report(UserError{tr("the folder %1 cannot be written").arg(m_folder),
                         tr("Runs are not saved by themselves: use File > Save Session.")});
        return;
    }
    const int number = ++m_newest;
    m_writer.start([this, session, number, path = m_file.toStdString()] {
        if (number != m_newest) return;
        std::optional<UserError> error;
        try {
            writeFileAtomically(path, toFile(session));
        } catch (...) {
            error = currentError();
        }
        QMetaObject::invokeMethod(this, [this, error] { report(error); });
    });
}

void Recovery::report(const std::optional<UserError>& error) {
    const bool news = error.has_value() && !m_failing;
    m_failing = error.has_value();
    if (news) Q_EMIT failed(*error);
}

void Recovery::wait() {
    m_writer.waitForDone();
}

void Recovery::discard() {
    ++m_newest;
    m_writer.waitForDone();
    QFile::remove(m_file);
}

QString Recovery::lastFile() const {
    return m_folder + QLatin1String("/last-unsaved.session");  // not of the orphans' ending
}

void Recovery::keepAsLast() {
    m_writer.waitForDone();
    std::error_code ignored;  // there may be no file, or no room: then there is nothing to keep
    std::filesystem::rename(m_file.toStdString(), lastFile().toStdString(), ignored);
}

std::optional<QString> Recovery::findOrphan() {
    if (m_orphanLock) return m_orphan;
    removeStaleLocks();
    const auto files =
        QDir(m_folder).entryInfoList({QLatin1Char('*') + kRecoverySuffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path == QFileInfo(m_file).absoluteFilePath() || m_left.contains(path)) continue;
        auto lock = lockOf(path);
        if (!lock->tryLock(0)) continue;
        // Another window may have taken and removed it between the listing and the lock.
        if (!QFile::exists(path)) continue;
        m_orphan = path;
        m_orphanLock = std::move(lock);
        return path;
    }
    return std::nullopt;
}

void Recovery::removeStaleLocks() const {
    const auto locks =
        QDir(m_folder).entryList({QLatin1Char('*') + kRecoverySuffix + kLock}, QDir::Files);
    for (const QString& name : locks) {
        const QString path = m_folder + QLatin1Char('/') + name.chopped(kLock.size());
        if (path == m_file || QFile::exists(path)) continue;
        // Once locked, it is removed on release.
        (void)lockOf(path)->tryLock(0);
    }
}

void Recovery::discardOrphan() {
    if (!m_orphanLock) return;
    QFile::remove(m_orphan);
    m_orphanLock.reset();
}

void Recovery::leaveOrphan() {
    if (!m_orphanLock) return;
    m_left.push_back(m_orphan);
    m_orphanLock.reset();
}

}  // namespace headscope::app
