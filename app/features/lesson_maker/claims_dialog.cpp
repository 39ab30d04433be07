// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/claims_dialog.h"

#include "features/lesson_maker/claim_dialog.h"
#include "features/lesson_maker/maker_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kClaimRole = Qt::UserRole;

}  // namespace

ClaimsDialog::ClaimsDialog(Lesson lesson, std::size_t step, const LessonValues* values,
                           FactAsker facts, Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_lesson(std::move(lesson)),
      m_step(step),
      m_values(values ? *values : LessonValues{}),
      m_facts(std::move(facts)),
      m_chosen(std::move(chosen)),
      m_list(new QListWidget) {
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill();
}

void ClaimsDialog::build() {
    setObjectName(QStringLiteral("claimsDialog"));
    setWindowTitle(tr("What the Text Rests On"));
    resizeForText(*this, {540, 360});
    m_list->setObjectName(QStringLiteral("claimsList"));
    m_list->setAccessibleName(tr("Comparisons; those that are ticked must hold"));
    m_list->setWordWrap(true);
    auto* about = new MutedLabel(
        tr("Where one of them does not hold on a model, learners read the text for where it is "
           "otherwise."));
    about->setWordWrap(true);
    auto* comparison = new QPushButton(tr("Another &Comparison…"));
    comparison->setObjectName(QStringLiteral("claimsCompare"));
    connect(comparison, &QPushButton::clicked, this, &ClaimsDialog::addComparison);
    auto* fact = new QPushButton(tr("Add a &Fact…"));
    fact->setObjectName(QStringLiteral("claimsFact"));
    fact->setToolTip(tr("A number of what is on screen, to compare"));
    connect(fact, &QPushButton::clicked, this, &ClaimsDialog::addFact);
    auto* adds = new QHBoxLayout;
    adds->addWidget(comparison);
    adds->addWidget(fact);
    adds->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &ClaimsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(m_list, 1);
    layout->addLayout(adds);
    layout->addWidget(buttons);
}

std::vector<std::string> ClaimsDialog::ticked() const {
    std::vector<std::string> claims;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            claims.push_back(m_list->item(row)->data(kClaimRole).toString().toStdString());
    return claims;
}

void ClaimsDialog::fill(const std::string& added) {
    std::vector<std::string> on = m_list->count() > 0 ? ticked() : m_lesson.steps[m_step].claims;
    if (!added.empty()) on.push_back(added);
    m_list->clear();
    for (const auto& [name, claim] : m_lesson.claims) {
        const auto known = holds(claim, m_values);
        const QString words = wordsOf(claim);
        auto* item =
            new QListWidgetItem(!known   ? words
                                : *known ? tr("%1 — holds on the open model").arg(words)
                                         : tr("%1 — does not hold on the open model").arg(words),
                                m_list);
        item->setData(kClaimRole, QString::fromStdString(name));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(on.begin(), on.end(), name) != on.end() ? Qt::Checked
                                                                              : Qt::Unchecked);
    }
    if (m_list->count() > 0) m_list->setCurrentRow(0);
}

void ClaimsDialog::addComparison() {
    auto* dialog = new ClaimDialog(
        m_lesson, &m_values,
        [this](const LessonExpression& claim) {
            fill(useClaim(m_lesson, claim, m_lesson.steps[m_step].id));
        },
        this);
    dialog->open();
}

void ClaimsDialog::addFact() {
    m_facts(
        m_lesson, [this](const FactChoice& choice) { (void)adopted(m_lesson, choice); }, this);
}

void ClaimsDialog::choose() {
    m_lesson.steps[m_step].claims = ticked();
    const Lesson lesson = m_lesson;
    const Chosen chosen = m_chosen;
    accept();
    chosen(lesson);
}

}  // namespace headscope::app
