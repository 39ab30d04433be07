// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_text.h"

#include "features/prompt/prompt_advice.h"
#include "features/prompt/token_strip.h"
#include "jobs/user_error.h"
#include "ui/enter_key.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/inline_hint.h"
#include "ui/message_text.h"
#include "ui/paragraph.h"
#include "ui/widgets.h"

#include <headscope/error.h>
#include <headscope/prompt_end.h>

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kLeastLines = 2;
constexpr int kMostLines = 6;
constexpr std::size_t kShownBeyond = 200;  // tokens that the model does not read, as chips

void showAdvice(InlineHint& hint, const std::optional<Advice>& advice) {
    hint.setText(advice ? advice->what : QString(), advice ? advice->fixLabel : QString());
}

}  // namespace

PromptText::PromptText(const RunState& state, PromptRole role, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_role(role),
      m_edit(new ExactTextEdit(kMostText)),
      m_area(new TokenStripArea),
      m_count(new MutedLabel),
      m_refusal(new InlineHint),
      m_unreadable(new MutedLabel),
      m_spaceHint(new InlineHint),
      m_lengthHint(new InlineHint) {
    build();
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refuse({}, {});
        Q_EMIT changed();
    });
    connect(m_edit, &ExactTextEdit::refused, this, &PromptText::refuse);
    connect(m_refusal, &InlineHint::acted, this, &PromptText::takeEnd);
    connect(m_spaceHint, &InlineHint::acted, this, [this] {
        if (const auto advice = spaceAdvice(text())) m_edit->replaceText(advice->fix);
        m_edit->setFocus();
    });
    connect(m_lengthHint, &InlineHint::acted, this, [this] { keepEnd(text()); });
    connect(&m_state, &RunState::coverChanged, this, &PromptText::refresh);
}

void PromptText::build() {
    nameParts();
    m_edit->setTabChangesFocus(true);
    m_edit->setToolTip(tr("Enter runs; Shift+Enter starts a new line."));
    m_edit->installEventFilter(this);
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
            this, &PromptText::fitHeight);
    fitHeight();
    strip()->setChoosable(m_role == PromptRole::Prompt);
    m_unreadable->setWordWrap(true);
    m_unreadable->setAlarming(true);
    m_unreadable->setVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_edit);
    layout->addWidget(m_area);
}

void PromptText::nameParts() {
    m_spaceHint->setObjectName(QStringLiteral("spaceNotice"));
    m_lengthHint->setObjectName(QStringLiteral("lengthNotice"));
    if (m_role == PromptRole::Donor) {
        m_edit->setObjectName(QStringLiteral("donor"));
        strip()->setObjectName(QStringLiteral("donorTokens"));
        m_refusal->setObjectName(QStringLiteral("donorRefusal"));
        m_edit->setAccessibleName(tr("Donor"));
        m_edit->setPlaceholderText(tr("The prompt that outputs are taken from"));
        return;
    }
    m_edit->setObjectName(QStringLiteral("prompt"));
    strip()->setObjectName(QStringLiteral("tokens"));
    m_refusal->setObjectName(QStringLiteral("promptRefusal"));
    m_edit->setAccessibleName(tr("Prompt"));
    m_edit->setPlaceholderText(tr("The text whose next token is studied"));
}

TokenStrip* PromptText::strip() const {
    return m_area->strip();
}

std::vector<QWidget*> PromptText::hints() const {
    // The other hints on a donor are on its alignment with the prompt.
    if (m_role == PromptRole::Donor) return {m_refusal, m_unreadable};
    return {m_refusal, m_unreadable, m_spaceHint, m_lengthHint};
}

std::vector<InlineHint*> PromptText::inlineHints() const {
    if (m_role == PromptRole::Donor) return {m_refusal};
    return {m_refusal, m_spaceHint, m_lengthHint};
}

QString PromptText::text() const {
    return m_edit->text();
}

void PromptText::setText(const QString& text) {
    refuse({}, {});
    if (!whyNotHeld(text, kMostText).isEmpty()) m_edit->clear();
    (void)m_edit->setText(text);
}

void PromptText::replaceText(const QString& text) {
    refuse({}, {});
    if (text != m_edit->text()) (void)m_edit->replaceText(text);
}

void PromptText::fitHeight() {
    // QPlainTextEdit's layout counts its height in lines.
    const int lines =
        std::clamp(static_cast<int>(m_edit->document()->size().height()), kLeastLines, kMostLines);
    const int height = lines * QFontMetrics(m_edit->font()).lineSpacing() + 20;
    if (m_edit->height() != height || m_edit->minimumHeight() != height)
        m_edit->setFixedHeight(height);
}

void PromptText::refuse(const QString& why, const QString& text) {
    m_refused = text;
    if (why.isEmpty()) return m_refusal->setText({});
    const bool tooLong = text.size() > kMostText && mostTokens() > 0;
    m_refusal->setText(
        paragraph({tr("The text was not put in. %1").arg(why),
                   tooLong ? tr("The model reads %1 tokens.").arg(mostTokens()) : QString()}),
        tooLong ? tr("Put in the end that it reads") : QString());
}

void PromptText::takeEnd() {
    QString text = m_refused.right(kMostText);
    if (!text.isEmpty() && text.front().isLowSurrogate()) text.remove(0, 1);
    keepEnd(text);
}

void PromptText::keepEnd(const QString& text) {
    const auto& tokenizer = m_state.tokenizer();
    if (!tokenizer) return;
    try {
        const std::string utf8 = toUtf8Exactly(text, phrase("the text"));
        const std::size_t begin = endThatFits(*tokenizer, utf8, mostTokens() - (m_bos ? 1 : 0));
        if (begin == utf8.size())
            return m_refusal->setText(tr("No end of the prompt has the tokens that it has there."));
        if (m_edit->replaceText(fromUtf8Exactly(std::string_view(utf8).substr(begin))))
            m_edit->setFocus();
    } catch (const Error& error) {
        m_refusal->setText(textOf(error.message()));
    }
}

std::size_t PromptText::mostTokens() const {
    return m_state.model() ? static_cast<std::size_t>(m_state.model()->config.positions) : 0;
}

void PromptText::refresh() {
    QString count;
    QString unreadable;
    int overflow = -1;
    if (const auto& tokenizer = m_state.tokenizer()) {
        m_tokens.clear();
        try {
            if (!text().isEmpty()) m_tokens = promptTokens(*tokenizer, text(), m_bos, m_role);
            count = tr("%n token(s)", nullptr, static_cast<int>(m_tokens.size()));
            // By how many, the hint says: the heading has no room for it.
            if (m_tokens.size() > mostTokens()) overflow = static_cast<int>(mostTokens());
        } catch (const Error& error) {
            // With the way out; the error's strip above the maps comes with a run only.
            unreadable =
                tr("%1. %2").arg(capitalized(textOf(error.message())), textOf(error.hintMessage()));
        }
        m_shown = chipTexts();
    }
    const auto shown = static_cast<std::size_t>(m_shown.size());
    if (m_state.cover().tokens) {
        strip()->setTokens({}, -1, 0);
        m_area->updateGeometry();
        m_count->setText(tr("covered"));
        m_count->setToolTip(coveredText());
        return refreshAdvice();
    }
    m_count->setToolTip({});
    strip()->setTokens(m_shown, overflow, m_tokens.size() > shown ? m_tokens.size() - shown : 0);
    m_area->updateGeometry();
    m_count->setText(count);
    m_count->setAlarming(overflow >= 0);
    m_unreadable->setText(unreadable);
    m_unreadable->setVisible(!unreadable.isEmpty());
    refreshAdvice();
}

void PromptText::refreshAdvice() {
    if (m_role == PromptRole::Donor) return;
    showAdvice(*m_spaceHint, spaceAdvice(text()));
    showAdvice(*m_lengthHint, m_state.model()
                                  ? lengthAdvice(m_tokens, m_state.model()->config, m_bos)
                                  : std::nullopt);
}

std::vector<TokenId> PromptText::ids() const {
    return idsOf(m_tokens);
}

QStringList PromptText::chipTexts() const {
    const std::size_t shown = std::min(m_tokens.size(), mostTokens() + kShownBeyond);
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(shown));
    for (std::size_t i = 0; i < shown; ++i)
        texts.push_back(visible(m_tokens[i].text));
    return texts;
}

bool PromptText::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isEnter(*key) && !(key->modifiers() & Qt::ShiftModifier)) {
            Q_EMIT submitted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headscope::app
