// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

#include <headscope/lesson.h>
#include <headscope/lesson_answers.h>

#include <QDialog>
#include <QStringList>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace headscope::app {

class AnswerBars;
struct AnswerBar;
class ClassResultsModel;
class InlineHint;

/// What a class answered, from the files that its learners handed in: a table, bars for a step, and
/// CSV. Nobody's name is in the files, and none is asked for. GUI thread.
class ClassResults : public QDialog {
    Q_OBJECT

 public:
    /// `lessonOf`: a lesson that is here, by its id, or null; for titles and the texts of options.
    ClassResults(const FileChoosers& choosers,
                 std::function<const Lesson*(const std::string& id)> lessonOf,
                 QWidget* parent = nullptr);

    /// Asks for files of answers; tests replace it. Empty: cancelled.
    std::function<QStringList(QWidget* over)> chooseFiles;

    /// Adds files, and those of folders. Reports what cannot be read, and adds the others.
    void add(const QStringList& places);
    [[nodiscard]] const std::vector<CollectedAnswers>& all() const { return m_all; }
    [[nodiscard]] ClassResultsModel& model() const { return *m_model; }
    [[nodiscard]] AnswerBars& bars() const { return *m_bars; }

 protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    void build();
    [[nodiscard]] QWidget* buildStep();
    [[nodiscard]] QWidget* buildButtons();
    void refreshLessons();
    void showLesson();
    void showStep();
    /// An answer a bar, the most frequent ones; of many numbers bins.
    [[nodiscard]] std::vector<AnswerBar> barsOf(const AnswerTally& step,
                                                const std::vector<NumberBin>& bins) const;
    void save();
    void removeAll();
    [[nodiscard]] QString countWords() const;

    const FileChoosers& m_choosers;
    std::function<const Lesson*(const std::string& id)> m_lessonOf;
    std::vector<LessonAnswers> m_files;
    std::vector<CollectedAnswers> m_all;
    ClassResultsModel* m_model;
    QComboBox* m_lesson;
    QLabel* m_count;
    QTableView* m_table;
    QLabel* m_step;
    AnswerBars* m_bars;
    QTextBrowser* m_texts;
    InlineHint* m_hint;
    QPushButton* m_save;
    QPushButton* m_clear;
};

}  // namespace headscope::app
