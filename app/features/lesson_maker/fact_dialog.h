// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/lesson_facts_asker.h"

#include <headscope/lesson_draft.h>

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace headscope::app {

class Document;
class MutedLabel;

/// A fact that was chosen.
struct FactChoice {
    LessonFact fact;
    std::string wish;              ///< the name that would suit it
    std::optional<LessonRun> run;  ///< its run
    std::string name = {};         ///< that `fact` of the choice it is a part of calls it by
    /// Of arithmetic: what it is made of.
    std::vector<FactChoice> parts = {};
};
/// Its name in the lesson, to which it and its run are added.
std::string adopted(Lesson& lesson, const FactChoice& choice);

/// The numbers, heads and tokens that can be put into a lesson: those that it has, and those of
/// what is on screen, each with what it is on the open model. GUI thread.
class FactDialog : public QDialog {
    Q_OBJECT

 public:
    struct Question {
        Lesson lesson;
        /// Of what is on screen; the lesson has its run. Empty: nothing can be offered of it.
        std::optional<LessonScreen> screen;
        QString whyNoScreen;
        std::optional<LessonValueKind> only;  ///< facts of that kind alone
    };
    using Chosen = std::function<void(const FactChoice& choice)>;

    FactDialog(Document& document, Question question, Chosen chosen, QWidget* parent);

 private:
    /// What it is; of another run than that on screen with its prompt.
    [[nodiscard]] QString describe(const LessonFact& fact) const;
    struct Row {
        std::string name;
        LessonFact fact;
        std::string probe;  ///< its name among the facts that are asked for
    };

    void build();
    void fill();
    void ask();
    void tellValues();
    void search(const QString& words);
    void tellShows();
    void choose();
    void make();
    [[nodiscard]] FactChoice choiceOf(const Row& row) const;
    [[nodiscard]] const Row* current() const;

    Document& m_document;
    Question m_question;
    Chosen m_chosen;
    std::vector<Row> m_rows;
    LessonFactsAsker m_asker;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QComboBox* m_show;
    MutedLabel* m_about;
    QPushButton* m_insert = nullptr;
};

}  // namespace headscope::app
