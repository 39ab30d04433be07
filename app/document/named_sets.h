// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/session.h>

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

class QUndoStack;

namespace headscope::app {

/// The sets of heads that the user named: those of their own file, there in every session, and
/// those of the session that is open. What is saved goes into both. Every change is a step that can
/// be undone. A file that cannot be read is not touched; unreadable() says so from the start; then
/// changes are the session's only, and failed() says so. GUI thread.
class NamedSets : public QObject {
    Q_OBJECT

 public:
    NamedSets(QString ownFile, QUndoStack& stack, QObject* parent = nullptr);

    /// What is wrong with the user's own file, as it was found at the start.
    [[nodiscard]] const std::optional<UserError>& unreadable() const { return m_unreadable; }
    /// The session's first, then those that are only in the user's own file.
    [[nodiscard]] std::vector<NamedSet> all() const;
    [[nodiscard]] const std::vector<NamedSet>& ofSession() const { return m_session; }
    /// Another session is open; no step.
    void setOfSession(std::vector<NamedSet> sets);

    /// Under a name that is taken, it takes that set's place. An empty name is ignored.
    void save(const NamedSet& set);
    void rename(const NamedSet& set, const QString& name);
    void remove(const NamedSet& set);
    /// "Set 3": not taken.
    [[nodiscard]] QString freeName() const;

 Q_SIGNALS:
    void changed();
    void failed(const headscope::app::UserError& error);

 private:
    using Sets = std::vector<NamedSet>;
    /// In one of the lists: `from` becomes `to` at its place; without `from`, `to` is put in there;
    /// without `to`, `from` is taken out.
    struct Edit {
        std::optional<NamedSet> from;
        std::optional<NamedSet> to;
        std::size_t at = 0;
        bool wanted = false;  ///< this list has something to do with it
    };
    [[nodiscard]] static Edit editOf(const Sets& sets, const std::optional<NamedSet>& from,
                                     const std::optional<NamedSet>& to, bool insert);
    [[nodiscard]] static Edit reversed(const Edit& edit);
    static void apply(const Edit& edit, Sets& sets);
    [[nodiscard]] const NamedSet* named(const std::string& name) const;
    void readOwn();
    void change(const QString& text, const std::optional<NamedSet>& from,
                const std::optional<NamedSet>& to);
    void perform(const Edit& session, const Edit& own);

    QString m_ownFile;
    QUndoStack& m_stack;
    std::optional<UserError> m_unreadable;
    Sets m_own;
    Sets m_session;
};

}  // namespace headscope::app
