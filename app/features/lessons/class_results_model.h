// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_answers.h>

#include <QAbstractTableModel>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace headscope::app {

/// What a class answered in one lesson: rows learners, columns the steps that ask something, and at
/// the end what sets a learner's file apart. A cell has the last answer, by mark and word. GUI
/// thread.
class ClassResultsModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    explicit ClassResultsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `words`: the lesson's texts in the window's language, or null if it is not here; then steps
    /// and options are identified by their names.
    void show(std::vector<CollectedAnswers> learners, const LessonText* words);
    [[nodiscard]] const std::vector<AnswerTally>& steps() const { return m_steps; }
    [[nodiscard]] const std::vector<CollectedAnswers>& learners() const { return m_learners; }
    /// Of a step: its title, or its name.
    [[nodiscard]] QString titleOf(const AnswerTally& step) const;
    /// As people read it: an option by its text.
    [[nodiscard]] QString answerWords(const std::string& step, const std::string& answer) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    [[nodiscard]] std::vector<const LessonAttempt*> attempts(int row, int column) const;
    [[nodiscard]] QString attemptWords(const LessonAttempt& attempt) const;
    [[nodiscard]] bool isRemark(int column) const;

    std::vector<CollectedAnswers> m_learners;
    std::vector<AnswerTally> m_steps;
    std::map<std::string, LessonStepText> m_texts;
};

}  // namespace headscope::app
