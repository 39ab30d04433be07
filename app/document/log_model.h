// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QMutex>

#include <deque>

namespace headscope::app {

/// One thing that happened while the program ran.
struct LogEntry {
    enum class Kind { Event, Warning, Error };
    Kind kind = Kind::Event;
    QDateTime time;
    QString text;
};

/// What happened, the oldest first: a table to be shown, copied and saved. Bounded: the oldest
/// entries give way. add() may be called from any thread, all else on the GUI thread only.
class LogModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { TimeColumn, KindColumn, TextColumn, kColumns };
    static constexpr int kMost = 2000;
    static constexpr qsizetype kLongest = 4000;  ///< characters of an entry; longer ones are cut

    explicit LogModel(QObject* parent = nullptr);

    /// Shown in the next turn of the event loop. What looks like an access token is left out.
    void add(LogEntry::Kind kind, const QString& text);
    void add(const UserError& error);
    void clear();

    [[nodiscard]] const LogEntry& entry(int row) const {
        return m_entries[static_cast<std::size_t>(row)];
    }
    /// All of it, a line an entry: "2026-01-31T12:00:00.123 error text".
    [[nodiscard]] QString toText() const;
    /// These lines alone, in the log's order.
    [[nodiscard]] QString toText(QModelIndexList rows) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    void takeIn();

    std::deque<LogEntry> m_entries;
    QMutex m_mutex;
    std::deque<LogEntry> m_waiting;  ///< added, not yet shown; under m_mutex
    bool m_called = false;           ///< takeIn() is on its way; under m_mutex
};

/// The word for it: "error".
[[nodiscard]] QString nameOf(LogEntry::Kind kind);

/// What is wrong, and what to do.
[[nodiscard]] QString sentences(const UserError& error);

/// The text without what looks like a secret: tokens of the hub, what follows "Bearer" or
/// "token=", signatures and passwords in addresses.
[[nodiscard]] QString withoutSecrets(const QString& text);

}  // namespace headscope::app
