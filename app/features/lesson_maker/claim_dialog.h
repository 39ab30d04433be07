// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_draft.h>

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;

namespace headscope::app {

class DecimalBox;

/// Two facts, or a fact and a number, compared: what must hold. GUI thread.
class ClaimDialog : public QDialog {
    Q_OBJECT

 public:
    using Chosen = std::function<void(const LessonExpression& claim)>;
    /// Of the lesson's facts. `values`: what they are here; null: not known.
    ClaimDialog(const Lesson& lesson, const LessonValues* values, Chosen chosen, QWidget* parent);

 private:
    void build();
    void follow();
    void choose();
    [[nodiscard]] LessonExpression claim() const;
    void addFacts(QComboBox& box, bool hasNumber) const;

    const Lesson m_lesson;
    const LessonValues m_values;
    Chosen m_chosen;
    QComboBox* m_left;
    QComboBox* m_relation;
    QComboBox* m_right;
    DecimalBox* m_number;
    QLabel* m_holds;
};

}  // namespace headscope::app
