// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;
class QVBoxLayout;

namespace headscope::app {

class AnswerView;
class InlineHint;
class LessonController;
class LessonList;
class MutedLabel;
class RunState;

/// The lesson beside the maps: the list to choose from, or the step that is shown, with where its
/// question is answered. By keys alone, too. GUI thread.
class LessonPanel : public QWidget {
    Q_OBJECT

 public:
    LessonPanel(LessonController& play, LessonList& list, const RunState& state,
                QWidget* parent = nullptr);

    /// The keyboard to the list, or to the question.
    void takeFocus();
    /// Gives the current answer, if there is one.
    void answer();
    [[nodiscard]] QTextBrowser* text() const { return m_text; }
    [[nodiscard]] QPushButton* nextButton() const { return m_next; }
    [[nodiscard]] QPushButton* backButton() const { return m_back; }
    [[nodiscard]] QPushButton* hintButton() const { return m_hint; }
    [[nodiscard]] QPushButton* againButton() const { return m_again; }
    [[nodiscard]] QPushButton* leaveButton() const { return m_leave; }
    [[nodiscard]] QPushButton* answerButton() const { return m_answer; }

 Q_SIGNALS:
    /// headscope:lesson/ID, headscope:guide/PAGE, headscope:action/ID
    void linkOpened(const QUrl& url);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    QWidget* buildStep();
    void connectAll();
    void fitText();
    /// A text that is not given as an answer yet.
    [[nodiscard]] bool hasTyped() const;
    void giveTyped();
    /// What takes the keyboard at this step.
    [[nodiscard]] QWidget* answerPlace() const;
    void walkButtons(QPushButton* from, int step);
    void showStep();
    void tellWhereToGoOn();
    void refresh();
    void refreshText();
    void refreshButtons();

    LessonController& m_play;
    LessonList& m_list;
    const RunState& m_state;
    QStackedWidget* m_pages;
    QLabel* m_lesson;
    QWidget* m_says;    ///< spoken when another step comes
    QLabel* m_heading;  ///< in it
    QComboBox* m_steps;
    InlineHint* m_begun;  ///< at the first step: where to go on
    QTextBrowser* m_text;
    QVBoxLayout* m_question;
    AnswerView* m_view = nullptr;
    MutedLabel* m_status;
    QPushButton* m_answer;
    QPushButton* m_again;
    QPushButton* m_hint;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_leave;
    QString m_shown;  ///< Markdown
};

}  // namespace headscope::app
