// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lessons/lesson_shelf.h"

#include <QWidget>

class QCheckBox;
class QListWidget;
class QPushButton;

namespace headscope::app {

class MutedLabel;
class RunState;

/// The lessons to choose from: number, title, minutes, how far one has come, and why one cannot be
/// played here.
class LessonList : public QWidget {
    Q_OBJECT

 public:
    LessonList(Settings& settings, const RunState& state, QWidget* parent = nullptr);

    /// Reads the lessons where that was not done yet, and shows how far they are.
    void refresh();
    [[nodiscard]] QListWidget* list() const { return m_list; }
    /// By its id; null if none can be read.
    [[nodiscard]] const Lesson* lesson(const std::string& id);
    /// Do a lesson's runs stay in the history?
    [[nodiscard]] bool keepsRuns() const;

 Q_SIGNALS:
    void chosen(const headscope::Lesson& lesson);
    void openRequested();

 private:
    void build();
    void choose();
    void refreshDetails();

    Settings& m_settings;
    const RunState& m_state;
    std::vector<ShelvedLesson> m_lessons;
    bool m_isRead = false;
    QListWidget* m_list;
    MutedLabel* m_about;
    QPushButton* m_start;
    QPushButton* m_open;
    QCheckBox* m_keep;
};

}  // namespace headscope::app
