// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;

namespace headscope::app {

class LessonController;
class StepText;

/// What only the teacher sees: the step with its notes, what is right, what comes next, the clock
/// and a list of all steps. It has the answer also while the class's window covers it. Keys are
/// those of the presentation, which filters them. GUI thread.
class PresenterWindow : public QWidget {
    Q_OBJECT

 public:
    explicit PresenterWindow(LessonController& play, QWidget* parent);

    /// `clock`: since the beginning; `note`: what the presentation says of itself.
    void show(const QString& clock, const QString& note);
    void setClock(const QString& clock);
    [[nodiscard]] StepText* text() const { return m_text; }
    [[nodiscard]] StepText* notes() const { return m_notes; }
    [[nodiscard]] QLabel* right() const { return m_right; }
    [[nodiscard]] QLabel* next() const { return m_next; }
    [[nodiscard]] QListWidget* steps() const { return m_steps; }

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    [[nodiscard]] QWidget* buildFoot();
    void showTexts();
    void listSteps();

    LessonController& m_play;
    QLabel* m_heading;
    StepText* m_text;
    QLabel* m_right;
    StepText* m_notes;
    QLabel* m_next;
    QLabel* m_clock;
    QLabel* m_note;
    QListWidget* m_steps;
};

}  // namespace headscope::app
