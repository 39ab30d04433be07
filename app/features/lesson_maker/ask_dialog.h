// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/fact_dialog.h"

#include <headscope/lesson_draft.h>

#include <QDialog>

#include <functional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace headscope::app {

class DecimalBox;
class Document;
class ExactTextEdit;
class WholeBox;

/// What a step asks, and what is right: chosen from facts, never typed. GUI thread.
class AskDialog : public QDialog {
    Q_OBJECT

 public:
    /// Asks for a fact of that kind, which `chosen` adds to a lesson.
    using FactAsker =
        std::function<void(const Lesson& lesson, LessonValueKind kind,
                           const std::function<void(const FactChoice&)>& chosen, QWidget* over)>;
    /// The lesson with the question.
    using Chosen = std::function<void(const Lesson& lesson)>;

    /// Of the lesson's step, in one language. `values`: null if they are not known.
    AskDialog(Lesson lesson, std::size_t step, std::string language, const LessonValues* values,
              FactAsker facts, Chosen chosen, QWidget* parent);

 private:
    struct OptionRow {
        std::string key;  ///< empty: a new one
        QLineEdit* text = nullptr;
        QComboBox* right = nullptr;
    };

    void build();
    [[nodiscard]] QWidget* buildOptions();
    [[nodiscard]] QWidget* buildFact();
    void buildNumber(QGridLayout& grid);
    void addOptionRow(const std::string& key);
    void follow();
    void fillFacts();
    void fillRights();
    void fillRights(OptionRow& row, const QString& chosen) const;
    void rightChosen(std::size_t row);
    void addFact();
    void choose();
    void readOptions(LessonAsk& ask);
    void readKeys(LessonAsk& ask) const;
    [[nodiscard]] LessonAsk read();
    [[nodiscard]] LessonAskKind kind() const;
    [[nodiscard]] LessonStep& step() { return m_lesson.steps[m_step]; }
    [[nodiscard]] LessonStepText& text();

    Lesson m_lesson;
    std::size_t m_step;
    std::string m_language;
    LessonValues m_values;
    FactAsker m_facts;
    Chosen m_chosen;
    QComboBox* m_kind;
    QStackedWidget* m_pages;
    QGridLayout* m_grid = nullptr;
    std::vector<OptionRow> m_options;
    QCheckBox* m_several;
    QComboBox* m_order;
    QComboBox* m_fact;
    QLabel* m_tokensLabel = nullptr;
    ExactTextEdit* m_tokens;
    QWidget* m_numbers = nullptr;
    DecimalBox* m_least;
    DecimalBox* m_most;
    DecimalBox* m_within;
    WholeBox* m_lines;
    QCheckBox* m_discuss;
    QCheckBox* m_gate;
};

}  // namespace headscope::app
