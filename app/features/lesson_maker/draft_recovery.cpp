// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/draft_recovery.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace headscope::app {

namespace {

const QString kDraftEnding = QStringLiteral(".lesson-draft");
const QString kPathField = QStringLiteral("path");
const QString kLessonField = QStringLiteral("lesson");  // a packed lesson, in base64

std::unique_ptr<QLockFile> draftLock(const QString& file) {
    auto lock = std::make_unique<QLockFile>(file + QLatin1String(".lock"));
    lock->setStaleLockTime(0);  // stale when its program is gone, never by its age
    return lock;
}

std::optional<DraftRecovery::Draft> draftIn(const QString& file) {
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(opened.readAll()).object();
    const QByteArray bytes = QByteArray::fromBase64(json[kLessonField].toString().toLatin1());
    try {
        const auto source =
            lessonSourceFromFile({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        return DraftRecovery::Draft{readDraft(source).lesson, json[kPathField].toString()};
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

DraftRecovery::DraftRecovery(const QString& folder)
    : m_folder(folder),
      m_file(folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
             kDraftEnding) {}

void DraftRecovery::write(const Lesson& lesson, const QString& path) {
    if (!m_lock) {
        const bool isThere = QDir().mkpath(m_folder);
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        auto lock = draftLock(m_file);
        if (!isThere || !lock->tryLock(0))
            throw failure(say("the folder %1 cannot be written", m_folder.toStdString()),
                          say("The lesson is not kept by itself: save it."));
        m_lock = std::move(lock);
    }
    const std::string packed = packedLesson(writtenLesson(lesson));
    const QByteArray bytes =
        QByteArray(packed.data(), static_cast<qsizetype>(packed.size())).toBase64();
    const QJsonObject json{{kPathField, path}, {kLessonField, QString::fromLatin1(bytes)}};
    writeFileAtomically(m_file.toStdString(), QJsonDocument(json).toJson().toStdString());
}

void DraftRecovery::discard() {
    QFile::remove(m_file);
}

std::optional<DraftRecovery::Draft> DraftRecovery::findOrphan() {
    const auto files =
        QDir(m_folder).entryInfoList({QLatin1Char('*') + kDraftEnding}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const QString path = file.absoluteFilePath();
        if (path == QFileInfo(m_file).absoluteFilePath()) continue;
        auto lock = draftLock(path);
        if (!lock->tryLock(0) || !QFile::exists(path)) continue;
        const auto draft = draftIn(path);
        if (!draft) continue;  // it stays where it is
        m_orphan = path;
        m_orphanLock = std::move(lock);
        return draft;
    }
    return std::nullopt;
}

void DraftRecovery::discardOrphan() {
    if (!m_orphanLock) return;
    QFile::remove(m_orphan);
    m_orphanLock.reset();
}

}  // namespace headscope::app
