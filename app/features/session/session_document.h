// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"

#include <headscope/session.h>

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace headscope::app {

/// What the window adds to a session beside the history. Any may be empty: then what was in the
/// file is kept and written back.
struct SessionCallbacks {
    /// What is on screen: which run, metric, selection, scale lock, tabs. Never interpreted here.
    std::function<QJsonObject()> view;
    /// Shows it again. Called when the history is there; fields may be missing or make no sense.
    std::function<void(const QJsonObject&)> applyView;
    std::function<std::vector<NamedSet>()> sets;
    std::function<void(const std::vector<NamedSet>&)> applySets;
    /// Did the program begin it by itself?
    std::function<bool(KeptId)> isOwnRun;
};

/// The session that the window is about, and its file. GUI thread.
class SessionDocument : public QObject {
    Q_OBJECT

 public:
    SessionDocument(History& history, SessionCallbacks callbacks, QObject* parent = nullptr);

    /// The file it was opened from or saved to; empty if none yet.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The file's name without its ending, or "Untitled".
    [[nodiscard]] QString title() const;
    /// Are there runs or changes that its file does not have?
    [[nodiscard]] bool isModified() const;
    /// The same without the runs that the program began by itself.
    [[nodiscard]] bool isChanged() const;
    /// Would closing without saving lose what the user made: changes to a session that has a file,
    /// or names, notes and sets in one that has none? (Runs alone are computed again in seconds.)
    [[nodiscard]] bool isWorthAsking() const;
    /// All of it, now.
    [[nodiscard]] Session session() const;

    /// Was the file written, since it was read or saved here, by another window or program?
    [[nodiscard]] bool isWrittenElsewhere() const;

    /// What was read from the file replaces all content. `identity` is the file's fileIdentity()
    /// from before it was read.
    void open(const Session& session, const QString& path, const std::string& identity);
    /// What a crashed window left: with the path that it had, unsaved.
    void recover(const Session& session);
    /// Throws headscope::Error; then all is as it was.
    void save(const QString& path);
    void clear();
    /// Something was computed that its file does not have, beside the history's runs.
    void noteComputed();

 Q_SIGNALS:
    void stateChanged();    ///< path or isModified()
    void contentChanged();  ///< something that a recovery file should have
    void opened();          ///< another session is shown

 private:
    /// Are there other runs than in the file? `own`: those that the program began count, too.
    [[nodiscard]] bool hasOtherRuns(bool own) const;
    [[nodiscard]] bool hasOtherContent() const;
    void adopt(const Session& session, const QString& path, const std::string& identity,
               bool modified);
    void setSaved(const QString& path, const std::string& identity);

    History& m_history;
    SessionCallbacks m_callbacks;
    QString m_path;
    std::string m_identity;  ///< of the file, as last seen
    Session m_opened;        ///< without its runs: what the callbacks do not replace
    std::set<KeptId> m_savedRuns;
    bool m_unsaved = false;  ///< something else that its file does not have
};

}  // namespace headscope::app
