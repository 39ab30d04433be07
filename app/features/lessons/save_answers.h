// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_answers.h>

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace headscope::app {

/// Before answers leave the program: exactly what the file will hold, and a code word that a
/// teacher may have given. GUI thread.
class SaveAnswers : public QDialog {
    Q_OBJECT

 public:
    explicit SaveAnswers(LessonAnswers answers, QWidget* parent = nullptr);
    [[nodiscard]] const LessonAnswers& answers() const { return m_answers; }
    [[nodiscard]] QLineEdit* code() const { return m_code; }
    [[nodiscard]] QPushButton* save() const { return m_save; }

 private:
    void refresh();

    LessonAnswers m_answers;
    QLineEdit* m_code;
    QPlainTextEdit* m_content;
    QPushButton* m_save;
};

}  // namespace headscope::app
