// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/attention_map.h"

#include "plot/diverging_scale.h"
#include "plot/ticks.h"
#include "theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kMostLabel = 78;  // pixels of a token's text beside the map
constexpr int kLabelGap = 4;
}  // namespace

AttentionMap::AttentionMap(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFont(scaledFont(font(), 0.85));
    setAccessibleName(tr("Attention pattern: a row a query, a column a key"));
}

void AttentionMap::setPattern(const AttentionPattern& pattern, const QStringList& tokens) {
    m_pattern = pattern;
    m_tokens = tokens;
    m_query = std::clamp(m_query, 0, std::max(0, pattern.tokens - 1));
    colour();
    update();
}

void AttentionMap::clear() {
    setPattern({}, {});
}

void AttentionMap::setQuery(int query) {
    m_query = std::clamp(query, 0, std::max(0, m_pattern.tokens - 1));
    update();
}

void AttentionMap::colour() {
    const Theme& theme = Theme::of(palette());
    const auto& scale = theme.dark ? DivergingScale::onDark() : DivergingScale::onLight();
    m_image = QImage(m_pattern.tokens, m_pattern.tokens, QImage::Format_ARGB32);
    m_image.fill(Qt::transparent);
    for (int query = 0; query < m_pattern.tokens; ++query) {
        for (int key = 0; key <= query; ++key) {
            const double weight = m_pattern(query, key);
            m_image.setPixelColor(key, query, scale.color(weight, 1));
        }
    }
}

QRectF AttentionMap::area() const {
    int longest = 0;
    for (const QString& token : m_tokens)
        longest = std::max(longest, fontMetrics().horizontalAdvance(token));
    const int label = std::min(longest, kMostLabel) + kLabelGap;
    const double side = std::max(20, std::min(width() - label - 2, height() - label - 2));
    return {static_cast<double>(label), 1, side, side};
}

QRectF AttentionMap::rectOf(int query, int key) const {
    const QRectF whole = area();
    const double cell = whole.width() / std::max(1, m_pattern.tokens);
    return {whole.left() + key * cell, whole.top() + query * cell, cell, cell};
}

void AttentionMap::paintLabels(QPainter& painter, const QRectF& whole) const {
    const QFontMetrics metrics = fontMetrics();
    const double cell = whole.width() / m_pattern.tokens;
    const int step = labelStep(cell, metrics.height());
    const int room = static_cast<int>(whole.left()) - kLabelGap;
    for (int i = 0; i < m_pattern.tokens; i += step) {
        const QString text = metrics.elidedText(m_tokens.value(i), Qt::ElideRight, room);
        const double middle = (i + 0.5) * cell;
        painter.drawText(
            QRectF(0, whole.top() + middle - metrics.height() / 2.0, room, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, text);
        painter.save();
        painter.translate(whole.left() + middle, whole.bottom() + kLabelGap);
        painter.rotate(90);
        painter.drawText(QRectF(0, -metrics.height() / 2.0, room, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        painter.restore();
    }
}

void AttentionMap::paintEvent(QPaintEvent* /*event*/) {
    if (m_pattern.tokens == 0) return;
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    const QRectF whole = area();
    painter.fillRect(whole, theme.pending);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(whole, m_image);
    painter.setPen(theme.muted);
    paintLabels(painter, whole);
    const QRectF row(whole.left(), rectOf(m_query, 0).top(), whole.width(),
                     rectOf(m_query, 0).height());
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.text, 1.5));
    painter.drawRect(row);
}

int AttentionMap::indexAt(double position, double from, double length) const {
    if (m_pattern.tokens == 0 || position < from || position >= from + length) return -1;
    return static_cast<int>((position - from) / length * m_pattern.tokens);
}

void AttentionMap::mousePressEvent(QMouseEvent* event) {
    const QRectF whole = area();
    // The labels belong to their rows.
    const int query = indexAt(event->position().y(), whole.top(), whole.height());
    if (query >= 0 && event->position().x() < whole.right()) Q_EMIT queryChosen(query);
}

void AttentionMap::mouseMoveEvent(QMouseEvent* event) {
    const QRectF whole = area();
    const int query = indexAt(event->position().y(), whole.top(), whole.height());
    const int key = indexAt(event->position().x(), whole.left(), whole.width());
    if (query < 0 || key < 0 || key > query) {
        QToolTip::hideText();
        return;
    }
    QToolTip::showText(
        event->globalPosition().toPoint() + QPoint(12, 12),
        tr("From %1 (%2) to %3 (%4): %5")
            .arg(m_tokens.value(query), QString::number(query), m_tokens.value(key),
                 QString::number(key),
                 QString::number(static_cast<double>(m_pattern(query, key)), 'f', 4)),
        this);
}

void AttentionMap::keyPressEvent(QKeyEvent* event) {
    int next = m_query;
    if (event->key() == Qt::Key_Up) {
        --next;
    } else if (event->key() == Qt::Key_Down) {
        ++next;
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    if (next >= 0 && next < m_pattern.tokens) Q_EMIT queryChosen(next);
}

void AttentionMap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        colour();
        update();
    }
}

}  // namespace headscope::app
