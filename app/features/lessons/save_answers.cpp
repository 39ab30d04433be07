// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/save_answers.h"

#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/text_size.h"

#include <headscope/error.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kSaveAnswersWidth = 560, kSaveAnswersHeight = 480;
constexpr int kMostCode = 40;  // characters

}  // namespace

SaveAnswers::SaveAnswers(LessonAnswers answers, QWidget* parent)
    : QDialog(parent),
      m_answers(std::move(answers)),
      m_code(new QLineEdit),
      m_content(new QPlainTextEdit) {
    setObjectName(QStringLiteral("saveAnswers"));
    setWindowTitle(tr("Save My Answers"));
    auto* about = new QLabel(tr(
        "This is all that the file will hold. No name, no machine and no time of day is in it."));
    about->setWordWrap(true);
    auto* asked = new QLabel(tr("&Code word, if your teacher gave you one:"));
    asked->setBuddy(m_code);
    m_code->setObjectName(QStringLiteral("answersCode"));
    m_code->setText(QString::fromStdString(m_answers.code));
    holdExactly(*m_code, kMostCode);
    m_content->setObjectName(QStringLiteral("answersContent"));
    m_content->setAccessibleName(tr("What the file will hold"));
    m_content->setReadOnly(true);
    m_content->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("&Save…"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("answersSave"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_code, &QLineEdit::textChanged, this, &SaveAnswers::refresh);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(m_content, 1);
    layout->addWidget(asked);
    layout->addWidget(m_code);
    layout->addWidget(buttons);
    resizeForText(*this, {kSaveAnswersWidth, kSaveAnswersHeight});
    refresh();
    m_code->setFocus();
}

void SaveAnswers::refresh() {
    try {
        m_answers.code = toUtf8Exactly(m_code->text(), phrase("the code word"));
    } catch (const Error&) {
        return;  // half of a character, while it is typed
    }
    m_content->setPlainText(QString::fromStdString(toFile(m_answers)));
}

}  // namespace headscope::app
