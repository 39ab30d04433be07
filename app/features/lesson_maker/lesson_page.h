// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/draft_store.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace headscope::app {

class ExactTextEdit;
class WholeBox;

/// What is said of a lesson as a whole: title, summary, how long it takes. GUI thread.
class LessonPage : public QWidget {
    Q_OBJECT

 public:
    explicit LessonPage(DraftStore& store, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit* title() const { return m_title; }

 private:
    void build();
    void refresh();
    void changeText(const QString& what, const char* field,
                    const std::function<void(LessonText&)>& edit);

    DraftStore& m_store;
    QLineEdit* m_title;
    QLineEdit* m_id;
    ExactTextEdit* m_summary;
    WholeBox* m_number;
    WholeBox* m_minutes;
    QComboBox* m_level;
    int m_gesture = 0;
    std::string m_typing;
};

}  // namespace headscope::app
