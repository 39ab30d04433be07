// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/attention_view.h"

#include "document/run_spec.h"
#include "plot/attention_plot.h"
#include "plot/attention_shade.h"
#include "ui/ink.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kChipGap = 3;
constexpr int kChipPad = 5;
constexpr int kAttentionMostRows = 2;  // of the strip, before it scrolls

}  // namespace

AttentionStrip::AttentionStrip(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this, QAccessible::Grouping);
    setAccessibleName(tr("Where the head looks, token by token"));
    useScaledFont(*this, 0.88);
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
        spoken.push_back(QStringLiteral("%1 %2").arg(
            m_tokens[i], QLocale().toString(m_weights[static_cast<std::size_t>(i)], 'f', 2)));
    }
    speakChoice(*this,
                tr("From %1: %2").arg(m_tokens.value(query), spoken.join(QLatin1String("; "))));
    updateGeometry();
    update();
}

std::vector<QRect> AttentionStrip::arrange(int width) const {
    const int height = rowHeight();
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

int AttentionStrip::rowHeight() const {
    return fontMetrics().height() + 4;
}

int AttentionStrip::heightForWidth(int width) const {
    const auto chips = arrange(width);
    return chips.empty() ? rowHeight() : chips.back().bottom() + 1;
}

QSize AttentionStrip::sizeHint() const {
    return {220, heightForWidth(std::max(220, width()))};
}

QColor AttentionStrip::backOf(int token) const {
    const Theme& theme = Theme::of(palette());
    if (token > m_query) return theme.card;  // not there yet for the query
    return attentionShade(m_weights[static_cast<std::size_t>(token)], theme);
}

void AttentionStrip::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto chips = arrange(width());
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const int token = static_cast<int>(i);
        const QColor back = backOf(token);
        const bool query = token == m_query;
        painter.setPen(query ? QPen(hasFocus() ? theme.accent : theme.text, 2)
                             : QPen(theme.border, 1));
        painter.setBrush(back);
        painter.drawRoundedRect(QRectF(chips[i]).adjusted(1, 1, -1, -1), 4, 4);
        painter.setPen(token > m_query ? theme.muted : inkOn(back));
        painter.drawText(chips[i].adjusted(kChipPad - 1, 0, -kChipPad + 1, 0), Qt::AlignCenter,
                         fontMetrics().elidedText(m_tokens[token], Qt::ElideMiddle,
                                                  chips[i].width() - 2 * kChipPad + 2));
    }
}

void AttentionStrip::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
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

AttentionView::AttentionView(const RunState& state, HeadAttention& attention, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_attention(attention),
      m_text(new MutedLabel),
      m_strip(new AttentionStrip),
      m_stripArea(new QScrollArea),
      m_plot(new AttentionPlot) {
    m_text->setObjectName(QStringLiteral("attentionText"));
    m_plot->setObjectName(QStringLiteral("attentionPlot"));
    m_strip->setObjectName(QStringLiteral("attentionStrip"));
    m_text->setWordWrap(true);
    m_stripArea->setFrameShape(QFrame::NoFrame);
    m_stripArea->setWidgetResizable(true);
    m_stripArea->setFocusPolicy(Qt::NoFocus);
    m_stripArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stripArea->setWidget(m_strip);
    m_stripArea->viewport()->setAutoFillBackground(false);
    m_strip->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(m_stripArea);
    layout->addWidget(m_plot, 1);
    layout->addStretch(0);
    connect(m_plot, &AttentionPlot::queryChosen, this, &AttentionView::chooseQuery);
    connect(m_strip, &AttentionStrip::queryChosen, this, &AttentionView::chooseQuery);
    connect(&m_attention, &HeadAttention::changed, this, &AttentionView::refresh);
    connect(&m_state, &RunState::runChanged, this, [this] {
        m_tokens.clear();
        m_plot->clear();
        refresh();  // a pattern that was kept with the run is here already
    });
    refresh();
}

QString AttentionView::statusText() const {
    if (m_attention.isOfOtherModel())
        return tr(
            "Where the head looks cannot be asked: this run was computed with another model than "
            "the one that is open. Run once more.");
    if (m_attention.isCovered()) return coveredText();
    switch (m_attention.status()) {
        case HeadAttention::Status::Failed:
            return tr("Where the head looks cannot be shown: %1. %2")
                .arg(m_attention.error().what, m_attention.error().hint);
        case HeadAttention::Status::None:
        case HeadAttention::Status::Waiting:
            return tr("Asking where the head looks…");
        case HeadAttention::Status::Ready:
            break;
    }
    return tr("Clean run: where it looks from %1").arg(m_tokens.value(m_query));
}

void AttentionView::refresh() {
    if (const auto* pattern = m_attention.pattern()) {
        showPattern(*pattern);
    } else if (m_attention.isCovered() || m_attention.status() != HeadAttention::Status::Waiting) {
        m_plot->clear();  // while one waits, the last pattern stays: no flicker from head to head
    }
    m_stripArea->setVisible(m_plot->hasPattern());
    m_plot->setVisible(m_plot->hasPattern());
    m_text->setText(statusText());
}

void AttentionView::showPattern(const AttentionPattern& pattern) {
    if (m_tokens.isEmpty()) {
        for (const TokenRef& token : m_state.run()->clean.prompt)
            m_tokens.push_back(visible(token));
        m_query = pattern.tokens - 1;
    }
    m_plot->setPattern(pattern, m_tokens);
    chooseQuery(m_query);
}

void AttentionView::chooseQuery(int query) {
    const AttentionPattern& pattern = m_plot->pattern();
    if (query < 0 || query >= pattern.tokens) return;
    m_query = query;
    m_plot->setQuery(query);
    std::vector<float> weights;
    weights.reserve(static_cast<std::size_t>(pattern.tokens));
    for (int key = 0; key < pattern.tokens; ++key)
        weights.push_back(pattern(query, key));
    m_strip->show(m_tokens, std::move(weights), query);
    fitStrip();
    // Once the strip has the size that the new tokens need.
    QMetaObject::invokeMethod(this, &AttentionView::scrollToQuery, Qt::QueuedConnection);
    m_text->setText(statusText());
}

void AttentionView::scrollToQuery() {
    if (m_strip->query() >= m_tokens.size()) return;
    const QRect chip = m_strip->chipRect(m_strip->query());
    m_stripArea->ensureVisible(chip.center().x(), chip.center().y(), 0, chip.height());
}

void AttentionView::fitStrip() {
    const int all = m_strip->heightForWidth(width());
    m_stripArea->setFixedHeight(
        std::min(all, kAttentionMostRows * (m_strip->rowHeight() + kChipGap)));
}

void AttentionView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitStrip();
}

}  // namespace headscope::app
