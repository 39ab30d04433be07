// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/handout_dialog.h"

#include "ui/texts.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace headscope::app {

HandoutDialog::HandoutDialog(const Lesson& lesson, const std::string& language, bool answers,
                             Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_chosen(std::move(chosen)),
      m_format(new QComboBox),
      m_language(new QComboBox),
      m_answers(new QCheckBox(tr("With &answers and notes for teachers"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("handoutDialog"));
    setWindowTitle(tr("Save as Handout"));
    m_format->setObjectName(QStringLiteral("handoutFormat"));
    m_format->addItem(tr("PDF, to print"), QStringLiteral("pdf"));
    m_format->addItem(tr("HTML, a page for browsers"), QStringLiteral("html"));
    m_format->addItem(tr("Markdown, for further editing"), QStringLiteral("md"));
    m_language->setObjectName(QStringLiteral("handoutLanguage"));
    for (const auto& one : lesson.languages)
        m_language->addItem(languageName(QString::fromStdString(one)), QString::fromStdString(one));
    m_language->setCurrentIndex(
        std::max(0, m_language->findData(QString::fromStdString(language))));
    m_answers->setObjectName(QStringLiteral("handoutAnswers"));
    m_answers->setEnabled(answers);
    auto* about = new MutedLabel(
        answers ? tr("Without answers it is a worksheet: what is asked for is a blank.")
                : tr("Answers are known once a model is open and the lesson's numbers are "
                     "computed."));
    about->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &HandoutDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Language"), m_language);
    form->addRow(m_answers);
    form->addRow(about);
    form->addRow(buttons);
}

void HandoutDialog::choose() {
    const HandoutWish wish{m_language->currentData().toString().toStdString(),
                           m_answers->isChecked() && m_answers->isEnabled()};
    const QString ending = m_format->currentData().toString();
    const Chosen chosen = m_chosen;
    accept();
    chosen(wish, ending);
}

}  // namespace headscope::app
