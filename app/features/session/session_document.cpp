// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/session_document.h"

#include "document/user_steps.h"
#include "ui/exact_text.h"

#include <headscope/files.h>
#include <headscope/version.h>

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace headscope::app {

SessionDocument::SessionDocument(History& history, SessionCallbacks callbacks, QObject* parent)
    : QObject(parent), m_history(history), m_callbacks(std::move(callbacks)) {
    connect(&m_history, &History::added, this, [this] {
        Q_EMIT contentChanged();
        Q_EMIT stateChanged();
    });
    for (const auto signal : {&History::changed, &History::inserted, &History::removed})
        connect(&m_history, signal, this, &SessionDocument::contentChanged);
    connect(&m_history, &History::notesChanged, this, &SessionDocument::contentChanged);
    connect(m_history.undoStack(), &QUndoStack::indexChanged, this, [this] {
        Q_EMIT contentChanged();
        Q_EMIT stateChanged();
    });
}

void SessionDocument::noteComputed() {
    m_unsaved = true;
    Q_EMIT contentChanged();
    Q_EMIT stateChanged();
}

QString SessionDocument::title() const {
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

bool SessionDocument::hasOtherRuns(bool own) const {
    std::size_t known = 0;
    for (const History::Run& run : m_history.runs()) {
        const KeptId id = run->run().id;
        if (m_savedRuns.count(id) > 0)
            ++known;
        else if (own || !m_callbacks.isOwnRun || !m_callbacks.isOwnRun(id))
            return true;
    }
    return known < m_savedRuns.size();
}

bool SessionDocument::hasOtherContent() const {
    return m_unsaved || hasUnsavedContent(*m_history.undoStack());
}

bool SessionDocument::isModified() const {
    return hasOtherRuns(true) || hasOtherContent();
}

bool SessionDocument::isChanged() const {
    return hasOtherRuns(false) || hasOtherContent();
}

bool SessionDocument::isWorthAsking() const {
    if (!isChanged()) return false;
    if (!m_path.isEmpty() || !m_history.notes().isEmpty()) return true;
    if (!(m_callbacks.sets ? m_callbacks.sets() : m_opened.sets).empty()) return true;
    const auto& runs = m_history.runs();
    return std::any_of(runs.begin(), runs.end(), [](const History::Run& run) {
        return !run->run().name.empty() || !run->run().note.empty();
    });
}

Session SessionDocument::session() const {
    Session session = m_opened;
    session.programVersion = version();
    session.notes = m_history.notes().toStdString();
    session.runs = m_history.runs();
    if (m_callbacks.sets) session.sets = m_callbacks.sets();
    if (m_callbacks.view)
        session.view =
            QJsonDocument(m_callbacks.view()).toJson(QJsonDocument::Compact).toStdString();
    return session;
}

bool SessionDocument::isWrittenElsewhere() const {
    if (m_path.isEmpty()) return false;
    const std::string now = fileIdentity(m_path.toStdString());
    return !now.empty() && now != m_identity;
}

void SessionDocument::open(const Session& session, const QString& path,
                           const std::string& identity) {
    adopt(session, QFileInfo(path).absoluteFilePath(), identity, false);
}

void SessionDocument::recover(const Session& session) {
    adopt(session, QString::fromStdString(session.document), fileIdentity(session.document), true);
}

void SessionDocument::save(const QString& path) {
    writeFileAtomically(path.toStdString(), toFile(session()));
    setSaved(QFileInfo(path).absoluteFilePath(), fileIdentity(path.toStdString()));
}

void SessionDocument::clear() {
    adopt({}, {}, {}, false);
}

void SessionDocument::adopt(const Session& session, const QString& path,
                            const std::string& identity, bool modified) {
    m_opened = session;
    m_opened.runs.clear();
    m_opened.document.clear();
    m_history.reset(session.runs, fromUtf8Exactly(session.notes));
    if (m_callbacks.applySets) m_callbacks.applySets(session.sets);
    if (m_callbacks.applyView)
        m_callbacks.applyView(
            QJsonDocument::fromJson(QByteArray::fromStdString(session.view)).object());
    setSaved(path, identity);
    m_unsaved = modified;
    Q_EMIT stateChanged();
    Q_EMIT opened();
}

void SessionDocument::setSaved(const QString& path, const std::string& identity) {
    m_path = path;
    m_identity = identity;
    m_unsaved = false;
    m_savedRuns.clear();
    for (const History::Run& run : m_history.runs())
        m_savedRuns.insert(run->run().id);
    m_history.undoStack()->setClean();
    Q_EMIT stateChanged();
}

}  // namespace headscope::app
