// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/continuation_view.h"

#include "ui/flow_layout.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace headscope::app {

namespace {

constexpr std::array kSides{TextSide::Clean, TextSide::Ablated};
constexpr int kRowGap = 2;

std::size_t rowOf(TextSide side) {
    return side == TextSide::Clean ? 0 : 1;
}

const WrittenText* writtenOf(const Continuation& text, TextSide side) {
    if (side == TextSide::Clean) return &text.clean;
    return text.ablated ? &*text.ablated : nullptr;
}

std::size_t placesOf(const Continuation& text) {
    return std::max(text.clean.tokens.size(), text.ablated ? text.ablated->tokens.size() : 0);
}

// Does the text have everything of the other?
bool goesOn(const Continuation& text, const Continuation& from) {
    if (text.ablated.has_value() != from.ablated.has_value()) return false;
    return std::all_of(kSides.begin(), kSides.end(), [&](TextSide side) {
        const WrittenText* now = writtenOf(text, side);
        const WrittenText* before = writtenOf(from, side);
        return now == nullptr ||
               (now->tokens.size() >= before->tokens.size() &&
                std::equal(before->tokens.begin(), before->tokens.end(), now->tokens.begin()));
    });
}

QWidget* column(const QList<QWidget*>& rows) {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kRowGap);
    for (QWidget* row : rows)
        layout->addWidget(row);
    return widget;
}

}  // namespace

ContinuationView::ContinuationView(QWidget* parent)
    : QWidget(parent), m_flow(new FlowLayout(this, 7)) {
    setAccessibleName(tr("What the model wrote, token by token"));
}

void ContinuationView::clear() {
    m_flow->clear();
    m_places.clear();
    m_shown = {};
}

TokenChip* ContinuationView::makeChip(TextSide side, std::size_t place, const TokenScore& score) {
    auto* chip = new TokenChip(side, static_cast<int>(place), score);
    chip->setStale(m_stale);
    const bool first = place == 0 && side == TextSide::Clean;
    chip->setFocusPolicy(first ? Qt::StrongFocus : Qt::ClickFocus);
    chip->installEventFilter(this);
    connect(chip, &QPushButton::clicked, this, [this, side, place] { Q_EMIT taken(side, place); });
    return chip;
}

void ContinuationView::addNames(bool both) {
    QList<QWidget*> names;
    for (const QString& name :
         both ? QStringList{tr("clean"), tr("ablated")} : QStringList{tr("clean")}) {
        auto* label = new MutedLabel(name);
        followTextSize(*label, "row", [label] {
            label->setFixedHeight(TokenChip(TextSide::Clean, 0, {}).sizeHint().height());
        });
        names << label;
    }
    m_flow->addWidget(column(names));
}

void ContinuationView::fill(const Continuation& text, std::size_t place) {
    if (place == m_places.size()) {
        m_places.push_back({column({}), {}});
        m_flow->addWidget(m_places.back().widget);
    }
    Place& filled = m_places[place];
    for (const TextSide side : kSides) {
        const WrittenText* written = writtenOf(text, side);
        TokenChip*& chip = filled.chips[rowOf(side)];
        if (chip || !written || place >= written->tokens.size()) continue;
        chip = makeChip(side, place, written->tokens[place]);
        // The clean token comes first; there is none if that text has ended.
        if (side == TextSide::Ablated && !filled.chips[rowOf(TextSide::Clean)])
            static_cast<QVBoxLayout*>(filled.widget->layout())
                ->addSpacing(chip->sizeHint().height() + kRowGap);
        filled.widget->layout()->addWidget(chip);
        chip->show();
    }
    filled.widget->show();
}

void ContinuationView::show(const Continuation& text, bool isWriting) {
    if (!goesOn(text, m_shown)) clear();
    const auto places = placesOf(text);
    if (m_places.empty() && places > 0) addNames(text.ablated.has_value());
    for (std::size_t place = 0; place < places; ++place)
        fill(text, place);
    m_shown = text;
    mark(isWriting);
}

// While tokens are to come, of the places that both texts have.
void ContinuationView::mark(bool isWriting) {
    if (!m_shown.ablated) return;
    const auto first = firstDifference(m_shown.clean, *m_shown.ablated);
    const auto known = isWriting
                           ? std::min(m_shown.clean.tokens.size(), m_shown.ablated->tokens.size())
                           : m_places.size();
    const SharedTokens shared = sharedTokens(m_shown.clean, *m_shown.ablated, known);
    const auto markRow = [&](TextSide side, const std::vector<bool>& isShared) {
        for (std::size_t place = 0; place < isShared.size(); ++place)
            if (TokenChip* one = chip(side, place))
                one->setMark(isShared[place]  ? TokenChip::Mark::Same
                             : place == first ? TokenChip::Mark::First
                                              : TokenChip::Mark::Differs);
    };
    markRow(TextSide::Clean, shared.inClean);
    markRow(TextSide::Ablated, shared.inAblated);
}

void ContinuationView::setStale(bool stale) {
    m_stale = stale;
    for (const Place& place : m_places)
        for (TokenChip* chip : place.chips)
            if (chip) chip->setStale(stale);
}

TokenChip* ContinuationView::chip(TextSide side, std::size_t place) const {
    return place < m_places.size() ? m_places[place].chips[rowOf(side)] : nullptr;
}

bool ContinuationView::go(TextSide side, std::size_t place) {
    if (TokenChip* to = chip(side, place)) {
        to->setFocus(Qt::OtherFocusReason);
        Q_EMIT moved(to);
    }
    return true;
}

bool ContinuationView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto at = std::find_if(m_places.begin(), m_places.end(), [watched](const Place& place) {
        return place.chips[0] == watched || place.chips[1] == watched;
    });
    if (at == m_places.end()) return QWidget::eventFilter(watched, event);
    const auto place = static_cast<std::size_t>(at - m_places.begin());
    const TextSide side = at->chips[0] == watched ? TextSide::Clean : TextSide::Ablated;
    const WrittenText& own = *writtenOf(m_shown, side);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
            return place == 0 || go(side, place - 1);
        case Qt::Key_Right:
            return go(side, place + 1);
        case Qt::Key_Up:
            return go(TextSide::Clean, place);
        case Qt::Key_Down:
            return go(TextSide::Ablated, place);
        case Qt::Key_Home:
            return go(side, 0);
        case Qt::Key_End:
            return go(side, own.tokens.size() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT taken(side, place);
            return true;
        default:
            return QWidget::eventFilter(watched, event);
    }
}

}  // namespace headscope::app
