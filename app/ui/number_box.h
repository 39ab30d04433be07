// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

namespace headscope::app {

// Fields for numbers, the same in every language, as all numbers of the program are: a point before
// the decimals and nothing between thousands. What is typed is taken as meant or refused with a
// word; it never becomes another number because a mark was passed over. GUI thread.

/// Decimal numbers. A comma is taken for the point, and shown as one; a second one, as in 1.234,5,
/// cannot be typed.
class DecimalBox : public QDoubleSpinBox {
    Q_OBJECT

 public:
    explicit DecimalBox(QWidget* parent = nullptr);

    /// "170", "85.5": no decimals that say nothing.
    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& input, int& position) const override;
};

/// Whole numbers. Where a number with decimals is typed, the field keeps the one that it had, and
/// says why.
class WholeBox : public QSpinBox {
    Q_OBJECT

 public:
    explicit WholeBox(QWidget* parent = nullptr);

    QValidator::State validate(QString& input, int& position) const override;
    void fixup(QString& input) const override;
};

}  // namespace headscope::app
