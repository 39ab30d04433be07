// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_draft.h>

#include <QDialog>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QLabel;

namespace headscope::app {

class DecimalBox;

/// A number made of two others: their sum, difference, product, the smaller or the larger one, or
/// how far apart they are. GUI thread.
class ArithmeticDialog : public QDialog {
    Q_OBJECT

 public:
    /// A number that can be taken: its name and what it is.
    using Number = std::pair<std::string, LessonFact>;
    /// An arithmetic fact over those names.
    using Chosen = std::function<void(const LessonFact& fact)>;
    /// `values`: of those names on the open model; null: not known.
    ArithmeticDialog(std::vector<Number> numbers, const LessonValues* values, Chosen chosen,
                     QWidget* parent);

 private:
    void build();
    void follow();
    void choose();
    [[nodiscard]] LessonFact fact() const;
    void addNumbers(QComboBox& box, bool hasNumber) const;

    const std::vector<Number> m_numbers;
    const LessonValues m_values;
    Chosen m_chosen;
    QComboBox* m_left;
    QComboBox* m_way;
    QComboBox* m_right;
    DecimalBox* m_number;
    QComboBox* m_show;
    QLabel* m_here;
};

}  // namespace headscope::app
