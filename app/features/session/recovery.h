// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/session.h>

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace headscope::app {

/// This window's recovery file, and those that crashed ones left behind. Each file has a lock that
/// its window holds while it lives, so that windows and programs side by side leave each other's
/// alone. GUI thread; the writing itself happens in the background.
class Recovery : public QObject {
    Q_OBJECT

 public:
    /// `folder` is created when first needed.
    explicit Recovery(const QString& folder, QObject* parent = nullptr);
    /// Waits for what is being written. The file stays: discard() removes it.
    ~Recovery() override;

    /// Writes in the background; of several requests only the newest counts.
    void write(const Session& session);
    /// There is nothing to recover: removes this window's file.
    void discard();
    /// The window closes with runs that nobody asked to keep: its file becomes lastFile(), in place
    /// of an earlier one.
    void keepAsLast();
    [[nodiscard]] QString lastFile() const;
    /// Waits until the newest request is on disk.
    void wait();

    /// The newest file that no living window holds; this one then holds it, until it calls
    /// discardOrphan(), leaveOrphan() or ends. Empty if none.
    [[nodiscard]] std::optional<QString> findOrphan();
    /// Removes the file that findOrphan() found.
    void discardOrphan();
    /// Leaves it for another start.
    void leaveOrphan();

    [[nodiscard]] const QString& file() const { return m_file; }

 Q_SIGNALS:
    /// Once, until a write succeeds again.
    void failed(const headscope::app::UserError& error);

 private:
    bool hold();
    /// Locks of windows that were killed before they had a file.
    void removeStaleLocks() const;
    void report(const std::optional<UserError>& error);

    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QString m_orphan;
    std::unique_ptr<QLockFile> m_orphanLock;
    QStringList m_left;  ///< orphans not to be offered again
    std::atomic<int> m_newest{0};
    bool m_failing = false;
    QThreadPool m_writer;
};

}  // namespace headscope::app
