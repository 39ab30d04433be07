// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/claim_dialog.h"

#include "features/lesson_maker/maker_text.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

constexpr double kMostCompared = 1e9;
constexpr int kComparedDecimals = 6;

struct Relation {
    LessonExpression::Kind kind;
    const char* words;
};
constexpr Relation kRelations[] = {
    {LessonExpression::Kind::Gt, QT_TRANSLATE_NOOP("headscope::app::ClaimDialog", "is more than")},
    {LessonExpression::Kind::Lt, QT_TRANSLATE_NOOP("headscope::app::ClaimDialog", "is less than")},
    {LessonExpression::Kind::Ge, QT_TRANSLATE_NOOP("headscope::app::ClaimDialog", "is at least")},
    {LessonExpression::Kind::Le, QT_TRANSLATE_NOOP("headscope::app::ClaimDialog", "is at most")},
    {LessonExpression::Kind::Eq,
     QT_TRANSLATE_NOOP("headscope::app::ClaimDialog", "is the same as")},
};

LessonExpression factOperand(const QString& name) {
    LessonExpression operand;
    operand.kind = LessonExpression::Kind::Fact;
    operand.fact = name.toStdString();
    return operand;
}

}  // namespace

ClaimDialog::ClaimDialog(const Lesson& lesson, const LessonValues* values, Chosen chosen,
                         QWidget* parent)
    : QDialog(parent),
      m_lesson(lesson),
      m_values(values ? *values : LessonValues{}),
      m_chosen(std::move(chosen)),
      m_left(new QComboBox),
      m_relation(new QComboBox),
      m_right(new QComboBox),
      m_number(new DecimalBox),
      m_holds(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    for (QComboBox* box : {m_left, m_relation, m_right})
        connect(box, &QComboBox::currentIndexChanged, this, &ClaimDialog::follow);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &ClaimDialog::follow);
    follow();
}

void ClaimDialog::addFacts(QComboBox& box, bool hasNumber) const {
    if (hasNumber) box.addItem(tr("this number:"), QString());
    for (const auto& [name, fact] : m_lesson.facts)
        box.addItem(tr("%1: %2").arg(QString::fromStdString(name), wordsOf(fact)),
                    QString::fromStdString(name));
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(30);
}

void ClaimDialog::build() {
    setObjectName(QStringLiteral("claimDialog"));
    setWindowTitle(tr("What Must Hold"));
    resizeForText(*this, {460, 260});
    m_left->setObjectName(QStringLiteral("claimLeft"));
    m_left->setAccessibleName(tr("The fact that is compared"));
    addFacts(*m_left, false);
    m_relation->setObjectName(QStringLiteral("claimRelation"));
    m_relation->setAccessibleName(tr("How it is compared"));
    for (const Relation& relation : kRelations)
        m_relation->addItem(tr(relation.words), static_cast<int>(relation.kind));
    m_right->setObjectName(QStringLiteral("claimRight"));
    m_right->setAccessibleName(tr("With what it is compared"));
    addFacts(*m_right, true);
    m_number->setObjectName(QStringLiteral("claimNumber"));
    m_number->setAccessibleName(tr("The number that it is compared with"));
    m_number->setDecimals(kComparedDecimals);
    m_number->setRange(-kMostCompared, kMostCompared);
    m_holds->setObjectName(QStringLiteral("claimHolds"));
    m_holds->setWordWrap(true);
    auto* about = new MutedLabel(
        tr("A probability is a number from 0 to 1 here, and a change of five percentage points is "
           "0.05."));
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_lesson.facts.empty());
    connect(buttons, &QDialogButtonBox::accepted, this, &ClaimDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* widget : {static_cast<QWidget*>(m_left), static_cast<QWidget*>(m_relation),
                            static_cast<QWidget*>(m_right), static_cast<QWidget*>(m_number),
                            static_cast<QWidget*>(m_holds), static_cast<QWidget*>(about)})
        layout->addWidget(widget);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

LessonExpression ClaimDialog::claim() const {
    LessonExpression claim;
    claim.kind = static_cast<LessonExpression::Kind>(m_relation->currentData().toInt());
    const QString right = m_right->currentData().toString();
    LessonExpression number;
    number.number = m_number->value();
    claim.operands = {factOperand(m_left->currentData().toString()),
                      right.isEmpty() ? number : factOperand(right)};
    return claim;
}

void ClaimDialog::follow() {
    m_number->setEnabled(m_right->currentData().toString().isEmpty());
    const auto known = holds(claim(), m_values);
    m_holds->setText(m_lesson.facts.empty() ? tr("The lesson has no facts yet: add one first.")
                     : !known               ? tr("Whether that holds here is not known yet.")
                     : *known               ? tr("That holds on the open model.")
                                            : tr("That does not hold on the open model."));
}

void ClaimDialog::choose() {
    const LessonExpression made = claim();
    const Chosen chosen = m_chosen;
    accept();
    chosen(made);
}

}  // namespace headscope::app
