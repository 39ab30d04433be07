// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/then_dialog.h"

#include "ui/exact_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kStepLetters = 24;  // of a step's name, at least

std::string chosenStep(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

}  // namespace

ThenDialog::ThenDialog(const Lesson& lesson, std::size_t step, const std::string& language,
                       Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_lesson(lesson),
      m_step(step),
      m_language(language),
      m_chosen(std::move(chosen)),
      m_optional(new QCheckBox(tr("This step is only come to from &another one"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("thenDialog"));
    setWindowTitle(tr("What Comes Next"));
    resizeForText(*this, {520, 240});
    const LessonStep& of = m_lesson.steps[m_step];
    const bool isScored = of.ask && of.ask->isScored();
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_right = addBox(*form, "thenRight",
                     isScored ? tr("When it is &right") : tr("When it is &done"), of.then.right);
    m_wrong = addBox(*form, "thenWrong", tr("When it is &wrong"), of.then.wrong);
    m_wrong->setEnabled(isScored);
    m_skipped = addBox(*form, "thenSkipped", tr("When it is &skipped"), of.then.skipped);
    m_skipped->setEnabled(of.ask || of.kind == LessonStepKind::Do);
    m_optional->setObjectName(QStringLiteral("thenOptional"));
    m_optional->setChecked(of.optional);
    m_optional->setToolTip(tr("Whoever goes from step to step does not see it"));
    auto* about = new MutedLabel(
        tr("A lesson must come to its end: a step may lead forward, and past others."));
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &ThenDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_optional);
    layout->addWidget(about);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

QComboBox* ThenDialog::addBox(QFormLayout& form, const char* name, const QString& label,
                              const std::string& now) {
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(kStepLetters);
    box->addItem(tr("the next step"), QString());
    const auto text = m_lesson.texts.find(m_language);
    for (std::size_t i = 0; i < m_lesson.steps.size(); ++i) {
        if (i == m_step) continue;
        const std::string& id = m_lesson.steps[i].id;
        QString title = fromUtf8Exactly(id);
        if (text != m_lesson.texts.end())
            if (const auto own = text->second.steps.find(id);
                own != text->second.steps.end() && !own->second.title.empty())
                title = fromUtf8Exactly(own->second.title);
        box->addItem(tr("%1. %2").arg(QString::number(i + 1), title), fromUtf8Exactly(id));
    }
    box->setCurrentIndex(std::max(0, box->findData(fromUtf8Exactly(now))));
    form.addRow(label, box);
    return box;
}

void ThenDialog::choose() {
    const LessonThen then{chosenStep(*m_right), chosenStep(*m_wrong), chosenStep(*m_skipped)};
    const bool optional = m_optional->isChecked();
    const Chosen chosen = m_chosen;
    accept();
    chosen(then, optional);
}

}  // namespace headscope::app
