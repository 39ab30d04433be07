// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/arithmetic_dialog.h"

#include "features/lesson_maker/maker_text.h"
#include "ui/number_box.h"
#include "ui/text_size.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

using Op = LessonExpression::Kind;

constexpr double kMostOperand = 1e9;
constexpr int kOperandDecimals = 6;

struct Way {
    Op kind;  ///< Abs: of the difference
    const char* words;
};
constexpr Way kWays[] = {
    {Op::Sub, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "minus")},
    {Op::Add, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "plus")},
    {Op::Mul, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "times")},
    {Op::Abs, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "distance to")},
    {Op::Min, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "or, if it is smaller,")},
    {Op::Max, QT_TRANSLATE_NOOP("headscope::app::ArithmeticDialog", "or, if it is larger,")},
};

LessonExpression operandOf(const QString& name, double number) {
    LessonExpression operand;
    operand.number = number;
    if (name.isEmpty()) return operand;
    operand.number = 0;
    operand.kind = Op::Fact;
    operand.fact = name.toStdString();
    return operand;
}

}  // namespace

ArithmeticDialog::ArithmeticDialog(std::vector<Number> numbers, const LessonValues* values,
                                   Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_numbers(std::move(numbers)),
      m_values(values ? *values : LessonValues{}),
      m_chosen(std::move(chosen)),
      m_left(new QComboBox),
      m_way(new QComboBox),
      m_right(new QComboBox),
      m_number(new DecimalBox),
      m_show(new QComboBox),
      m_here(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    for (QComboBox* box : {m_left, m_way, m_right, m_show})
        connect(box, &QComboBox::currentIndexChanged, this, &ArithmeticDialog::follow);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &ArithmeticDialog::follow);
    follow();
}

void ArithmeticDialog::addNumbers(QComboBox& box, bool hasNumber) const {
    if (hasNumber) box.addItem(tr("this number:"), QString());
    for (const auto& [name, fact] : m_numbers)
        box.addItem(wordsOf(fact), QString::fromStdString(name));
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(30);
}

void ArithmeticDialog::build() {
    setObjectName(QStringLiteral("arithmeticDialog"));
    setWindowTitle(tr("A Number of Two Others"));
    resizeForText(*this, {480, 300});
    m_left->setObjectName(QStringLiteral("arithmeticLeft"));
    m_left->setAccessibleName(tr("The first number"));
    addNumbers(*m_left, false);
    m_way->setObjectName(QStringLiteral("arithmeticWay"));
    m_way->setAccessibleName(tr("What is made of them"));
    for (const Way& way : kWays)
        m_way->addItem(tr(way.words), static_cast<int>(way.kind));
    m_right->setObjectName(QStringLiteral("arithmeticRight"));
    m_right->setAccessibleName(tr("The second number"));
    addNumbers(*m_right, true);
    m_right->setCurrentIndex(std::min(1, m_right->count() - 1));
    m_number->setObjectName(QStringLiteral("arithmeticNumber"));
    m_number->setAccessibleName(tr("The number that is typed"));
    m_number->setDecimals(kOperandDecimals);
    m_number->setRange(-kMostOperand, kMostOperand);
    m_show->setObjectName(QStringLiteral("arithmeticShow"));
    LessonFact plain;
    plain.kind = LessonFactKind::Arithmetic;
    for (const LessonShow show : showsOf(plain))
        m_show->addItem(wordsOf(show), static_cast<int>(show));
    m_here->setObjectName(QStringLiteral("arithmeticHere"));
    m_here->setTextFormat(Qt::PlainText);
    m_here->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_numbers.empty());
    connect(buttons, &QDialogButtonBox::accepted, this, &ArithmeticDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* widget : {static_cast<QWidget*>(m_left), static_cast<QWidget*>(m_way),
                            static_cast<QWidget*>(m_right), static_cast<QWidget*>(m_number)})
        layout->addWidget(widget);
    auto* form = new QFormLayout;
    form->addRow(tr("&Written as"), m_show);
    layout->addLayout(form);
    layout->addWidget(m_here);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

LessonFact ArithmeticDialog::fact() const {
    const auto kind = static_cast<Op>(m_way->currentData().toInt());
    LessonExpression made;
    made.kind = kind == Op::Abs ? Op::Sub : kind;
    made.operands = {operandOf(m_left->currentData().toString(), 0),
                     operandOf(m_right->currentData().toString(), m_number->value())};
    LessonFact fact;
    fact.kind = LessonFactKind::Arithmetic;
    fact.value = made;
    if (kind == Op::Abs) {
        fact.value = {};
        fact.value.kind = Op::Abs;
        fact.value.operands = {made};
    }
    fact.show = static_cast<LessonShow>(m_show->currentData().toInt());
    return fact;
}

void ArithmeticDialog::follow() {
    m_number->setEnabled(m_right->currentData().toString().isEmpty());
    if (m_numbers.empty()) return m_here->setText(tr("There is no number to take yet."));
    const LessonFact made = fact();
    const auto value = numberOf(made.value, m_values);
    QString shown = value ? QString::fromStdString(shownValue(*value, made.show)) : QString();
    m_here->setText(value ? tr("On the open model: %1").arg(shown.remove(QLatin1Char('`')))
                          : tr("What it is here is not known yet."));
}

void ArithmeticDialog::choose() {
    const LessonFact made = fact();
    const Chosen chosen = m_chosen;
    accept();
    chosen(made);
}

}  // namespace headscope::app
