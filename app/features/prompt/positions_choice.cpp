// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/positions_choice.h"

#include "features/prompt/chosen_tokens.h"
#include "features/prompt/token_strip.h"
#include "ui/choice_bar.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kAll = 0;  // of the buttons
constexpr int kLast = 1;
constexpr int kChosen = 2;

}  // namespace

PositionsChoice::PositionsChoice(TokenStrip& strip, QWidget* parent)
    : QWidget(parent),
      m_strip(strip),
      m_bar(new ChoiceBar({tr("All"), tr("Last"), tr("Chosen")})),
      m_note(new MutedLabel) {
    build();
    connect(m_bar, &ChoiceBar::changed, this, [this] {
        const Positions before = m_last;
        refresh();
        Q_EMIT changed(before);
    });
    refresh();
}

void PositionsChoice::build() {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Positions"));
    useScaledFont(*label, 1.0, QFont::DemiBold);
    line->addWidget(label);
    line->addStretch(1);
    line->addWidget(m_bar);
    m_bar->button(kAll)->setObjectName(QStringLiteral("positionsAll"));
    m_bar->button(kLast)->setObjectName(QStringLiteral("positionsLast"));
    m_bar->button(kChosen)->setObjectName(QStringLiteral("positionsChosen"));
    m_bar->button(kAll)->setToolTip(tr("Ablate the head at every position of the prompt."));
    m_bar->button(kLast)->setToolTip(tr("Ablate the head only where the next token is predicted."));
    m_bar->button(kChosen)->setToolTip(
        tr("Ablate the head only at the tokens that you click in the prompt above."));
    setObjectName(QStringLiteral("positionsChoice"));
    m_note->setObjectName(QStringLiteral("positionsNote"));
    m_note->setWordWrap(true);
    m_note->setVisible(false);
}

Positions PositionsChoice::positions() const {
    switch (m_bar->chosen()) {
        case kLast:
            return Positions::last();
        case kChosen:
            return Positions::at(m_chosen);
        default:
            return Positions::all();
    }
}

void PositionsChoice::choose(const Positions& positions) {
    m_chosen = positions.chosen;
    m_lost = false;
    m_bar->choose(positions.kind == Positions::Kind::All    ? kAll
                  : positions.kind == Positions::Kind::Last ? kLast
                                                            : kChosen);
    refresh();
}

void PositionsChoice::toggle(int token) {
    setChosen(withToggled(m_bar->chosen() == kChosen ? m_chosen : std::vector<int>(), token));
}

void PositionsChoice::chooseRange(int first, int last) {
    setChosen(withRange(m_bar->chosen() == kChosen ? m_chosen : std::vector<int>(), first, last));
}

void PositionsChoice::setChosen(std::vector<int> chosen) {
    m_chosen = std::move(chosen);
    m_lost = false;
    if (m_bar->chosen() != kChosen) return m_bar->choose(kChosen);  // refreshes and emits
    const Positions before = m_last;
    refresh();
    Q_EMIT changed(before);
}

void PositionsChoice::setTokens(const QStringList& texts, std::size_t count) {
    if (!m_chosen.empty()) {
        // Remembered positions come before there is a tokenizer to count with.
        if (!m_texts.isEmpty() && texts != m_texts)
            m_chosen = carriedOver(m_chosen, m_texts, texts);
        std::erase_if(m_chosen, [&texts](int token) { return token >= texts.size(); });
        m_lost = m_chosen.empty();
    }
    m_texts = texts;
    m_count = count;
    refresh();
}

std::vector<QPushButton*> PositionsChoice::buttons() const {
    return {m_bar->button(kAll), m_bar->button(kLast), m_bar->button(kChosen)};
}

void PositionsChoice::refresh() {
    m_last = positions();
    const int kind = m_bar->chosen();
    std::vector<int> marked;
    if (kind == kChosen) marked = m_chosen;
    // Of a prompt that is too long for all its tokens to be shown, the last is not among them.
    if (kind == kLast && !m_texts.isEmpty() && m_count <= static_cast<std::size_t>(m_texts.size()))
        marked = {static_cast<int>(m_texts.size()) - 1};
    m_strip.setMarked(marked);
    m_note->setVisible(kind == kChosen);
    m_note->setAlarming(kind == kChosen && m_chosen.empty());
    if (kind == kChosen) m_note->setText(noteText());
}

QString PositionsChoice::noteText() const {
    if (!m_chosen.empty())
        return tr("Ablated at %1 of %n token(s).", nullptr, static_cast<int>(m_count))
            .arg(m_chosen.size());
    return m_lost ? tr("The chosen tokens are no longer in the prompt: click others above.")
                  : tr("No token is chosen: click tokens above.");
}

}  // namespace headscope::app
