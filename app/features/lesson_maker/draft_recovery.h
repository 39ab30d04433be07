// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_draft.h>

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace headscope::app {

/// This window's file of the lesson that is being made, and those that crashed windows left. Each
/// has a lock that its window holds while it lives. GUI thread.
class DraftRecovery {
 public:
    /// `folder` is created when first needed.
    explicit DraftRecovery(const QString& folder);

    /// Throws headscope::Error(Failure) if it cannot be written.
    void write(const Lesson& lesson, const QString& path);
    /// There is nothing to recover.
    void discard();

    struct Draft {
        Lesson lesson;
        QString path;  ///< where it is to be saved; empty: it has no place yet
    };
    /// The newest that no living window holds, as far as it can be read; this one then holds it
    /// until discardOrphan() or its end.
    [[nodiscard]] std::optional<Draft> findOrphan();
    void discardOrphan();

    [[nodiscard]] const QString& file() const { return m_file; }

 private:
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QString m_orphan;
    std::unique_ptr<QLockFile> m_orphanLock;
};

}  // namespace headscope::app
