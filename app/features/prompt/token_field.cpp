// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/token_field.h"

#include "document/run_spec.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_strip.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/flow_layout.h"
#include "ui/notice.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>
#include <headscope/visible_text.h>

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr std::size_t kOffers = 4;

/// Its bytes are no text then.
bool isPartOfCharacter(const Token& token) {
    return validUtf8(token.text) != token.text;
}

QStringList visibleTexts(const std::vector<Token>& tokens) {
    QStringList texts;
    for (const Token& token : tokens)
        texts.push_back(visible(token.text));
    return texts;
}

}  // namespace

TokenField::TokenField(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_edit(new QLineEdit),
      m_completer(new TokenCompleter(this)),
      m_chip(new TokenStrip),
      m_split(new TokenStrip),
      m_note(new MutedLabel),
      m_notice(new Notice),
      m_offers(new QWidget),
      m_offerFlow(new FlowLayout(m_offers)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* line = new QHBoxLayout;
    auto* name = new QLabel(label);
    useScaledFont(*name, 1.0, QFont::DemiBold);
    name->setBuddy(m_edit);
    line->addWidget(name);
    line->addWidget(m_chip, 1);
    layout->addLayout(line);
    layout->addWidget(m_edit);
    layout->addWidget(m_notice);
    layout->addWidget(m_note);
    layout->addWidget(m_split);
    layout->addWidget(m_offers);
    m_note->setWordWrap(true);
    m_note->setVisible(false);
    m_split->setVisible(false);
    m_offers->setVisible(false);
    m_edit->setAccessibleName(label);
    holdExactly(*m_edit, kMostTokenText, [this](const QString& why) {
        refuse(tr("The text was not put in. %1 A token is shorter.").arg(why));
    });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_refused.clear();
        Q_EMIT textChanged();
    });
    // Enter in the popup takes its entry; it does not also run.
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (!m_completer->isChoosing()) Q_EMIT submitted();
    });
    // Not QLineEdit::setCompleter(), which clears the field's undo history.
    m_completer->setWidget(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!m_replacing) m_completer->offer(text);
    });
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &TokenField::replaceText);
    connect(m_notice, &Notice::acted, this, [this] { pick(m_fix); });
}

void TokenField::setText(const QString& text) {
    const QString why = whyNotHeld(text, kMostTokenText);
    m_edit->setText(why.isEmpty() ? text : QString());
    m_refused.clear();
    if (!why.isEmpty()) refuse(tr("The text was not put in. %1").arg(why));
}

void TokenField::refuse(const QString& why) {
    m_refused = why;
    say(why, true);
}

void TokenField::say(const QString& note, bool alarming) {
    m_note->setText(m_refused.isEmpty() ? note : m_refused);
    m_note->setVisible(!m_note->text().isEmpty());
    m_note->setAlarming(alarming || !m_refused.isEmpty());
}

void TokenField::replaceText(const QString& text) {
    if (text == m_edit->text()) return;
    if (const QString why = whyNotHeld(text, kMostTokenText); !why.isEmpty())
        return refuse(tr("The text was not put in. %1").arg(why));
    const QScopedValueRollback replacing(m_replacing, true);  // no offer of what was just taken
    m_completer->popup()->hide();
    m_edit->selectAll();
    if (text.isEmpty()) {
        m_edit->del();
    } else {
        m_edit->insert(text);
    }
}

void TokenField::pick(QString text) {
    m_edit->setFocus();
    Q_EMIT picked(text);
}

void TokenField::setVocabulary(std::shared_ptr<const TokenIndex> index) {
    m_completer->setIndex(std::move(index));
}

void TokenField::setSpaceFirst(bool first) {
    m_completer->setSpaceFirst(first);
}

void TokenField::advise(const std::optional<Advice>& advice) {
    m_fix = advice ? advice->fix : QString();
    m_notice->say(advice ? advice->what : QString(), advice ? advice->fixLabel : QString());
}

QString TokenField::text() const {
    return m_edit->text();
}

QStringList TokenField::shownTokens() const {
    return m_chip->tokens().isEmpty() ? m_split->tokens() : m_chip->tokens();
}

void TokenField::refresh(const Tokenizer* tokenizer) {
    TokenChoice choice;
    QString note;
    bool problem = false;
    if (tokenizer) {
        try {
            choice = chooseToken(*tokenizer, toUtf8Exactly(text(), "the text"));
            problem = !choice.token;
            if (choice.split.empty()) {
                note = tr("Type one token.");
            } else if (problem) {
                const bool parts =
                    choice.suggestions.empty() &&
                    std::any_of(choice.split.begin(), choice.split.end(), isPartOfCharacter);
                note = (parts ? tr("This is %1 tokens, parts of a character, and no text is a part "
                                   "of one. Choose another text:")
                              : tr("This is %1 tokens, and it must be one:"))
                           .arg(choice.split.size());
            }
        } catch (const Error& error) {
            problem = true;
            note = QString::fromUtf8(error.what());
        }
    }
    const QStringList tokens = visibleTexts(choice.split);
    m_chip->setTokens(problem ? QStringList() : tokens);
    m_split->setTokens(problem ? tokens : QStringList());
    m_split->setVisible(problem && !tokens.isEmpty());
    say(note, problem && !text().isEmpty());
    if (choice.token) choice.suggestions.clear();
    offer(choice.suggestions);
    if (m_edit->property("problem").toBool() != problem) {
        m_edit->setProperty("problem", problem);
        m_edit->style()->unpolish(m_edit);
        m_edit->style()->polish(m_edit);
    }
}

void TokenField::offer(const std::vector<Token>& suggestions) {
    m_offerFlow->clear();
    m_offers->setVisible(!suggestions.empty());
    if (!suggestions.empty()) m_offerFlow->addWidget(new MutedLabel(tr("Did you mean")));
    for (std::size_t i = 0; i < std::min(suggestions.size(), kOffers); ++i) {
        const Token& token = suggestions[i];
        auto* button = new QPushButton(visibleLabel(token.text));
        button->setProperty("suggestion", true);
        useScaledFont(*button, 0.92);
        button->setCursor(Qt::PointingHandCursor);
        button->setToolTip(tr("Use this token"));
        const QString text = fromUtf8Exactly(token.text);
        connect(button, &QPushButton::clicked, this, [this, text] { pick(text); });
        m_offerFlow->addWidget(button);
    }
    m_offers->updateGeometry();
}

}  // namespace headscope::app
