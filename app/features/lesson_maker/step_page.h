// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/draft_store.h"
#include "features/lesson_maker/fact_dialog.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>
#include <optional>
#include <string>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace headscope::app {

class Document;
class ExactTextEdit;
class FlowLayout;
class MutedLabel;
class StepText;

/// Where one step of a lesson is written: its kind, its texts beside how they look, and what is
/// asked, covered and marked. GUI thread.
class StepPage : public QWidget {
    Q_OBJECT

 public:
    /// `view`: what a session would remember of the window, for what the ripples show.
    StepPage(Document& document, DraftStore& store, std::function<QJsonObject()> view,
             QWidget* parent = nullptr);

    /// The facts' values on the open model, for the preview, until the next call.
    void setValues(const LessonValues& values);
    /// Of the step's text, as a fault names it: "right", "option early", "title".
    void showPart(const std::string& part);
    void insertNumber();
    /// The step sets up what is on screen.
    void takeWindow();
    [[nodiscard]] ExactTextEdit* editor() const { return m_editor; }
    [[nodiscard]] QLineEdit* title() const { return m_title; }
    [[nodiscard]] StepText* preview() const { return m_preview; }
    [[nodiscard]] QComboBox* parts() const { return m_part; }
    [[nodiscard]] QComboBox* kinds() const { return m_kind; }

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void build();
    QWidget* buildButtons();
    void connectAll();
    QPushButton* button(FlowLayout& row, const char* name, const QString& text, const QString& tip,
                        void (StepPage::*act)());
    void refresh();
    void refreshParts();
    void refreshPreview();
    void writeTitle();
    void writeText();
    void chooseKind();
    void choosePanel();
    void ask();
    void cover();
    void mark();
    void setTasks();
    void addHint();
    void setThen();
    void setClaims();
    /// Where the ripples are the step's panel: as they are on screen.
    void takeRipples(LessonState& state) const;
    void insert(const FactChoice& choice);
    /// False, and it is said, where what is on screen cannot stand in a lesson.
    [[nodiscard]] bool canRecord() const;
    [[nodiscard]] FactDialog::Question question(const Lesson& lesson) const;
    [[nodiscard]] std::string part() const;
    /// Changes the step that is worked on.
    void change(const QString& text, const std::function<void(LessonStep&)>& edit);
    void changeText(const QString& what, const std::string& part, const QString& text);

    Document& m_document;
    DraftStore& m_store;
    std::function<QJsonObject()> m_view;
    LessonValues m_values;
    QComboBox* m_kind;
    QLineEdit* m_title;
    QComboBox* m_part;
    ExactTextEdit* m_editor;
    StepText* m_preview;
    MutedLabel* m_state;
    MutedLabel* m_answer;
    QComboBox* m_panel;
    QPushButton* m_tasks = nullptr;
    int m_gesture = 0;     ///< of the typing in progress
    std::string m_typing;  ///< where: step, part and language
};

}  // namespace headscope::app
