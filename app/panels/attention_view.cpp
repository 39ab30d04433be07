// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/attention_view.h"

#include "panels/widgets.h"
#include "plot/attention_map.h"
#include "plot/diverging_scale.h"
#include "plot/ink.h"
#include "theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kChipGap = 3;
constexpr int kChipPad = 5;
constexpr int kMostRows = 3;

}  // namespace

AttentionStrip::AttentionStrip(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFont(scaledFont(font(), 0.88));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AttentionStrip::show(const QStringList& tokens, std::vector<float> weights, int query) {
    m_tokens = tokens;
    m_weights = std::move(weights);
    m_query = query;
    QStringList spoken;
    for (int i = 0; i < m_tokens.size() && i <= query; ++i) {
        spoken.push_back(
            QStringLiteral("%1 %2")
                .arg(m_tokens[i])
                .arg(static_cast<double>(m_weights[static_cast<std::size_t>(i)]), 0, 'f', 2));
    }
    setAccessibleName(
        tr("Attention from %1: %2").arg(m_tokens.value(query), spoken.join(QLatin1String("; "))));
    updateGeometry();
    update();
}

std::vector<QRect> AttentionStrip::arrange(int width) const {
    const int height = fontMetrics().height() + 4;
    std::vector<QRect> chips;
    int x = 0;
    int y = 0;
    for (const QString& token : m_tokens) {
        const int wide = std::min(fontMetrics().horizontalAdvance(token) + 2 * kChipPad, width);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height + kChipGap;
        }
        chips.emplace_back(x, y, wide, height);
        x += wide + kChipGap;
    }
    return chips;
}

QRect AttentionStrip::chipRect(int token) const {
    const auto chips = arrange(width());
    return chips.at(static_cast<std::size_t>(token));
}

int AttentionStrip::heightForWidth(int width) const {
    const auto chips = arrange(width);
    const int row = fontMetrics().height() + 4;
    const int needed = chips.empty() ? row : chips.back().bottom() + 1;
    return std::min(needed, kMostRows * (row + kChipGap));
}

QSize AttentionStrip::sizeHint() const {
    return {220, heightForWidth(std::max(220, width()))};
}

QSize AttentionStrip::minimumSizeHint() const {
    return {120, fontMetrics().height() + 4};
}

void AttentionStrip::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    const auto& scale = theme.dark ? DivergingScale::onDark() : DivergingScale::onLight();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto chips = arrange(width());
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const bool after = static_cast<int>(i) > m_query;
        const QColor back = after ? theme.card : scale.color(static_cast<double>(m_weights[i]), 1);
        const bool query = static_cast<int>(i) == m_query;
        painter.setPen(query ? QPen(hasFocus() ? theme.accent : theme.text, 2)
                             : QPen(theme.border, 1));
        painter.setBrush(back);
        painter.drawRoundedRect(QRectF(chips[i]).adjusted(1, 1, -1, -1), 4, 4);
        painter.setPen(after ? theme.muted : inkOn(back));
        painter.drawText(chips[i].adjusted(kChipPad - 1, 0, -kChipPad + 1, 0), Qt::AlignCenter,
                         fontMetrics().elidedText(m_tokens[static_cast<int>(i)], Qt::ElideMiddle,
                                                  chips[i].width() - 2 * kChipPad + 2));
    }
}

void AttentionStrip::mousePressEvent(QMouseEvent* event) {
    const auto chips = arrange(width());
    for (std::size_t i = 0; i < chips.size(); ++i) {
        if (chips[i].contains(event->position().toPoint())) {
            Q_EMIT queryChosen(static_cast<int>(i));
        }
    }
}

void AttentionStrip::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) return QWidget::keyPressEvent(event);
    const int next = m_query + step;
    if (next >= 0 && next < m_tokens.size()) Q_EMIT queryChosen(next);
}

AttentionView::AttentionView(const RunState& state, AskAttention ask, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_ask(std::move(ask)),
      m_text(new MutedLabel),
      m_strip(new AttentionStrip),
      m_map(new AttentionMap) {
    m_text->setObjectName(QStringLiteral("attentionText"));
    m_map->setObjectName(QStringLiteral("attentionMap"));
    m_strip->setObjectName(QStringLiteral("attentionStrip"));
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_strip);
    layout->addWidget(m_map, 1);
    connect(m_map, &AttentionMap::queryChosen, this, &AttentionView::chooseQuery);
    connect(m_strip, &AttentionStrip::queryChosen, this, &AttentionView::chooseQuery);
}

void AttentionView::forget() {
    ++m_run;
    m_asked.reset();
    m_tokens.clear();
    m_map->clear();
    m_strip->show({}, {}, 0);
}

void AttentionView::showHead(std::optional<HeadId> head) {
    if (!head || !m_state.run() || head == m_asked) return;
    m_asked = head;
    if (m_map->pattern().tokens == 0) m_text->setText(tr("Asking for the attention pattern…"));
    const QPointer<AttentionView> self(this);
    m_ask(
        *head,
        [self, run = m_run](const AttentionPattern& pattern) {
            if (self && run == self->m_run) self->take(pattern);
        },
        [self, run = m_run](const UserError& error) {
            if (!self || run != self->m_run) return;
            self->forget();
            self->m_text->setText(tr("No attention pattern: %1. %2").arg(error.what, error.hint));
        });
}

void AttentionView::take(const AttentionPattern& pattern) {
    const bool first = m_map->pattern().tokens != pattern.tokens;
    m_tokens.clear();
    for (const TokenRef& token : m_state.run()->clean.prompt)
        m_tokens.push_back(visible(token.text));
    m_map->setPattern(pattern, m_tokens);
    // The last query's row is what the prediction is made from.
    chooseQuery(first ? pattern.tokens - 1 : m_map->query());
}

void AttentionView::chooseQuery(int query) {
    const AttentionPattern& pattern = m_map->pattern();
    if (query < 0 || query >= pattern.tokens) return;
    m_map->setQuery(query);
    std::vector<float> weights;
    for (int key = 0; key < pattern.tokens; ++key)
        weights.push_back(pattern(query, key));
    m_strip->show(m_tokens, std::move(weights), query);
    m_text->setText(tr("Attention in the clean run, from %1").arg(m_tokens.value(query)));
}

}  // namespace headscope::app
