// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/token_hints.h"

#include "document/run_spec.h"
#include "features/prompt/token_strip.h"
#include "ui/exact_text.h"
#include "ui/flow_layout.h"
#include "ui/inline_hint.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/visible_text.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr std::size_t kMostOffers = 3;

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

TokenHints::TokenHints(const QString& label, QWidget* parent)
    : QWidget(parent),
      m_label(new QLabel(label)),
      m_note(new MutedLabel),
      m_split(new TokenStrip),
      m_hint(new InlineHint),
      m_more(new InlineHint(InlineHint::Tone::Plain)),
      m_offers(new QWidget),
      m_offerFlow(new FlowLayout(m_offers)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    useScaledFont(*m_label, 0.92, QFont::DemiBold);
    m_note->setWordWrap(true);
    for (QWidget* widget : {static_cast<QWidget*>(m_label), static_cast<QWidget*>(m_hint),
                            static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_split), m_offers,
                            static_cast<QWidget*>(m_more)})
        layout->addWidget(widget);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_split), m_offers})
        widget->setVisible(false);
    connect(m_hint, &InlineHint::acted, this, [this] {
        const QString fix = m_fix;  // cleared when it is taken
        Q_EMIT picked(fix);
    });
    refresh();
}

void TokenHints::showChoice(const TokenChoice& choice) {
    const bool problem = !choice.token;
    QString note;
    if (choice.split.empty()) {
        note = tr("Type one token.");
    } else if (problem && choice.firstWord) {
        note = tr("This is %1 tokens. The model is asked for one, the first:")
                   .arg(choice.split.size());
    } else if (problem) {
        const bool parts = choice.suggestions.empty() &&
                           std::any_of(choice.split.begin(), choice.split.end(), isPartOfCharacter);
        note = (parts ? tr("This is %1 tokens, parts of a character, and no text is a part "
                           "of one. Choose another text:")
                      : tr("This is %1 tokens, and it must be one:"))
                   .arg(choice.split.size());
    }
    const QStringList tokens = problem ? visibleTexts(choice.split) : QStringList();
    m_split->setTokens(tokens);
    m_split->setVisible(!tokens.isEmpty());
    offer(choice);
    setNote(note, problem && !choice.split.empty());
}

void TokenHints::fail(const QString& why) {
    m_split->setTokens({});
    m_split->setVisible(false);
    offer({});
    setNote(why, true);
}

void TokenHints::refuse(const QString& why) {
    if (why == m_refused) return;
    m_refused = why;
    refresh();
}

void TokenHints::setNote(const QString& note, bool alarming) {
    m_said = note;
    m_alarming = alarming;
    refresh();
}

void TokenHints::advise(const std::optional<Advice>& advice) {
    m_fix = advice ? advice->fix : QString();
    m_hint->setText(advice ? advice->what : QString(), advice ? advice->fixLabel : QString());
    refresh();
}

void TokenHints::setMore(const QStringList& texts) {
    constexpr qsizetype kNamed = 4;
    QStringList names;
    for (const QString& text : texts.mid(0, kNamed))
        names.push_back(visible(text.toStdString()));
    const qsizetype left = texts.size() - names.size();
    const QString named = names.join(QLatin1String(", "));
    m_more->setText(names.isEmpty() ? QString()
                    : left > 0      ? tr("Counts as one with %1 and %2 more.").arg(named).arg(left)
                                    : tr("Counts as one with %1.").arg(named),
                    tr("Watch this one alone"));
    refresh();
}

QStringList TokenHints::splitTokens() const {
    return m_split->tokens();
}

QString TokenHints::words() const {
    QStringList all{m_note->text(), m_hint->text(), m_more->text()};
    all.removeAll(QString());
    return all.join(QLatin1Char(' '));
}

void TokenHints::offer(const TokenChoice& choice) {
    std::vector<Token> offers;
    if (!choice.token) offers = choice.suggestions;
    const bool meant = !offers.empty();
    if (!choice.token && choice.firstWord) offers.insert(offers.begin(), *choice.firstWord);
    if (offers.size() > kMostOffers) offers.resize(kMostOffers);
    const std::vector<TokenId> ids = idsOf(offers);
    // A button stays while it may be under the mouse.
    if (std::exchange(m_offered, ids) == ids) return;
    m_offerFlow->clear();
    m_offers->setVisible(!offers.empty());
    if (meant) m_offerFlow->addWidget(new MutedLabel(tr("Did you mean")));
    QWidget* last = m_hint->button();
    for (const Token& token : offers)
        addOffer(token, last);
    m_offers->updateGeometry();
}

void TokenHints::addOffer(const Token& token, QWidget*& last) {
    auto* button = new QPushButton(tr("Use %1").arg(visibleLabel(token.text)));
    button->setProperty("suggestion", true);
    useScaledFont(*button, 0.92);
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(tr("Use this token"));
    const QString text = fromUtf8Exactly(token.text);
    connect(button, &QPushButton::clicked, this, [this, text] {
        const QString taken = text;  // the button is deleted when it is taken
        Q_EMIT picked(taken);
    });
    m_offerFlow->addWidget(button);
    setTabOrder(std::exchange(last, button), button);
}

void TokenHints::refresh() {
    m_note->setText(m_refused.isEmpty() ? m_said : m_refused);
    m_note->setVisible(!m_note->text().isEmpty());
    m_note->setAlarming(m_alarming || !m_refused.isEmpty());
    const bool any = !words().isEmpty();
    m_label->setVisible(any);
    setVisible(any);
    Q_EMIT changed();
}

}  // namespace headscope::app
