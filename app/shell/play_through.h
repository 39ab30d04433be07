// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <QObject>
#include <QSize>
#include <QStringList>

#include <cstddef>
#include <optional>

namespace headscope::app {

class LessonController;
class MainWindow;

/// Goes through all steps of the lesson that the window plays, optional ones too, and writes a
/// picture of each: of a question, one while it is covered, and one with the right answer given,
/// or uncovered if there is none. "03-guess-covered.png", "03-guess.png". GUI thread.
class PlayThrough : public QObject {
    Q_OBJECT

 public:
    /// `folder`: where the pictures go; it is made where it is missing. `size`: of the window,
    /// which can be smaller while a lesson is presented; nothing: the current size.
    PlayThrough(MainWindow& window, const QString& folder, std::optional<QSize> size,
                QObject* parent = nullptr);

    /// Precondition: the window is to play a lesson, though it may not have begun.
    void start();
    /// Paths of what was written so far.
    [[nodiscard]] const QStringList& written() const { return m_written; }

 Q_SIGNALS:
    /// All is written, or why it is not.
    void ended(const std::optional<headscope::app::UserError>& error);

 private:
    [[nodiscard]] LessonController& play() const;
    void await(void (PlayThrough::*act)());
    void begin();
    void shrink();
    void look();
    void open();
    void end(const std::optional<UserError>& error);

    MainWindow& m_window;
    QString m_folder;
    std::optional<QSize> m_size;
    QStringList m_written;
    std::size_t m_step = 0;
    bool m_hasEnded = false;
};

}  // namespace headscope::app
