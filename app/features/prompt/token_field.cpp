// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/token_field.h"

#include "document/run_spec.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_hints.h"
#include "features/prompt/token_strip.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/message_text.h"
#include "ui/terms.h"
#include "ui/text_size.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

namespace headscope::app {

TokenField::TokenField(const QString& label, const QString& term, QWidget* parent)
    : QWidget(parent),
      m_edit(new QLineEdit),
      m_completer(new TokenCompleter(*m_edit, this)),
      m_chip(new TokenStrip),
      m_hints(new TokenHints(label)),
      m_line(new QHBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* name = new QLabel(label);
    useScaledFont(*name, 1.0, QFont::DemiBold);
    name->setBuddy(m_edit);
    explainTerm(*name, term);
    m_line->addWidget(name);
    m_line->addWidget(m_chip, 1);
    m_chip->setMaxRows(1);
    layout->addLayout(m_line);
    layout->addWidget(m_edit);
    m_edit->setAccessibleName(label);
    holdExactly(*m_edit, kMostTokenText, [this](const QString& why) {
        refuse(tr("The text was not put in. %1 A token is shorter.").arg(why));
    });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_hints->refuse({});
        Q_EMIT textChanged();
    });
    // Enter in the popup takes its entry; it does not also run.
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (!m_completer->isChoosing()) Q_EMIT submitted();
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        // What was undone is not being typed.
        if (!m_replacing && !m_edit->isRedoAvailable()) m_completer->offer(text);
    });
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &TokenField::replaceText);
    connect(m_hints, &TokenHints::picked, this, [this](const QString& text) {
        m_edit->setFocus();
        Q_EMIT picked(text);
    });
    connect(m_hints, &TokenHints::changed, this,
            [this] { m_edit->setAccessibleDescription(m_hints->words()); });
}

void TokenField::setText(const QString& text) {
    const QString why = whyNotHeld(text, kMostTokenText);
    m_edit->setText(why.isEmpty() ? text : QString());
    m_hints->refuse(why.isEmpty() ? QString() : tr("The text was not put in. %1").arg(why));
}

void TokenField::refuse(const QString& why) {
    m_hints->refuse(why);
}

void TokenField::replaceText(const QString& text) {
    const QString why = whyNotHeld(text, kMostTokenText);
    m_hints->refuse(why.isEmpty() ? QString() : tr("The text was not put in. %1").arg(why));
    if (!why.isEmpty() || text == m_edit->text()) return;
    const QScopedValueRollback replacing(m_replacing, true);  // no offer of what was just taken
    m_completer->popup()->hide();
    m_edit->selectAll();
    if (text.isEmpty()) {
        m_edit->del();
    } else {
        m_edit->insert(text);
    }
}

void TokenField::setVocabulary(std::shared_ptr<const TokenIndex> index) {
    m_completer->setIndex(std::move(index));
}

void TokenField::setSpaceFirst(bool first) {
    m_completer->setSpaceFirst(first);
}

void TokenField::addToLabel(QWidget* widget) {
    m_line->addWidget(widget);
}

void TokenField::advise(const std::optional<Advice>& advice) {
    m_hints->advise(advice);
}

QString TokenField::text() const {
    return m_edit->text();
}

InlineHint* TokenField::inlineHint() const {
    return m_hints->inlineHint();
}

QStringList TokenField::shownTokens() const {
    return m_chip->tokens().isEmpty() ? m_hints->splitTokens() : m_chip->tokens();
}

void TokenField::refresh(const Tokenizer* tokenizer, const std::vector<LikelyToken>& likely) {
    QStringList chip;
    bool problem = false;
    if (tokenizer) {
        try {
            const TokenChoice choice =
                chooseToken(*tokenizer, toUtf8Exactly(text(), phrase("the text")), likely);
            problem = !choice.token;
            if (choice.token) chip.push_back(visible(choice.token->text));
            m_hints->showChoice(choice);
        } catch (const Error& error) {
            problem = true;
            m_hints->fail(textOf(error.message()));
        }
    }
    m_chip->setTokens(chip);
    if (m_edit->property("problem").toBool() == problem) return;
    m_edit->setProperty("problem", problem);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
}

}  // namespace headscope::app
