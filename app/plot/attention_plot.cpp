// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/attention_plot.h"

#include "plot/attention_shade.h"
#include "plot/cell_gestures.h"
#include "plot/draw_attention.h"
#include "plot/head_picker.h"
#include "plot/screen_canvas.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kLargestCell = 44;
constexpr double kAttentionGapFrom = 7;  // cells at least this wide are set apart by a pixel
constexpr int kAttentionPad = 4;

QString percent(float weight) {
    return QString::number(100.0 * static_cast<double>(weight), 'f', 1);
}

}  // namespace

AttentionPlot::AttentionPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    setAccessibleName(tr("Attention pattern over the prompt's tokens"));
    followHands();
}

void AttentionPlot::followHands() {
    auto* gestures = new CellGestures(this, *this);
    connect(gestures, &CellGestures::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(gestures, &CellGestures::chosen, this, [this](std::optional<HeadId> cell) {
        if (cell) Q_EMIT queryChosen(cell->layer);
    });
    // A query's label chooses it, too.
    connect(gestures, &CellGestures::rowChosen, this, &AttentionPlot::queryChosen);
    connect(gestures, &CellGestures::hovered, this, &AttentionPlot::showWeight);
}

void AttentionPlot::setPattern(const AttentionPattern& pattern, const QStringList& tokens) {
    m_pattern = pattern;
    m_tokens = tokens;
    m_query = std::clamp(m_query, 0, std::max(0, pattern.tokens - 1));
    makeImage();
    speak();
    update();
}

void AttentionPlot::clear() {
    m_pattern = {};
    m_tokens.clear();
    m_image = {};
    speakChoice(*this, {});
    update();
}

void AttentionPlot::setQuery(int query) {
    if (query == m_query) return;
    m_query = query;
    speak();
    update();
}

void AttentionPlot::makeImage() {
    const Theme& theme = Theme::of(palette());
    const int tokens = m_pattern.tokens;
    m_image = QImage(tokens, tokens, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);  // what comes after the query it cannot see
    for (int query = 0; query < tokens; ++query) {
        for (int key = 0; key <= query; ++key)
            m_image.setPixelColor(key, query, attentionShade(m_pattern(query, key), theme));
    }
}

void AttentionPlot::speak() {
    if (!hasPattern()) return;
    std::vector<int> keys(static_cast<std::size_t>(m_query) + 1);
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = static_cast<int>(i);
    std::sort(keys.begin(), keys.end(),
              [this](int a, int b) { return m_pattern(m_query, a) > m_pattern(m_query, b); });
    QStringList most;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, keys.size()); ++i) {
        most.push_back(
            tr("%1 (%2 %)").arg(m_tokens.value(keys[i]), percent(m_pattern(m_query, keys[i]))));
    }
    speakChoice(*this, tr("Token %1, %2, looks at %3")
                           .arg(QString::number(m_query + 1), m_tokens.value(m_query),
                                most.join(QLatin1String(", "))));
}

int AttentionPlot::labelWidth() const {
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    int widest = 0;
    for (const QString& token : m_tokens)
        widest = std::max(widest, metrics.horizontalAdvance(token));
    return std::min({widest, width() / 3, height() / 3}) + 2 * kAttentionPad;
}

QRectF AttentionPlot::mapRect() const {
    const int label = labelWidth();
    const double side = std::min({static_cast<double>(width() - label - kAttentionPad),
                                  static_cast<double>(height() - label - kAttentionPad),
                                  kLargestCell * m_pattern.tokens});
    return {static_cast<double>(label), static_cast<double>(kAttentionPad), side, side};
}

QRectF AttentionPlot::cellRect(int query, int key) const {
    const QRectF map = mapRect();
    const double cell = map.width() / m_pattern.tokens;
    return {map.left() + key * cell, map.top() + query * cell, cell, cell};
}

int AttentionPlot::labelStep() const {
    if (!hasPattern()) return 1;
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    return app::labelStep(mapRect().width() / m_pattern.tokens, metrics.height());
}

QSize AttentionPlot::cellCount() const {
    return {m_pattern.tokens, m_pattern.tokens};
}

QPointF AttentionPlot::cellsAt(QPointF pixel) const {
    const QRectF map = mapRect();
    return (pixel - map.topLeft()) * (m_pattern.tokens / map.width()) - QPointF(0.5, 0.5);
}

void AttentionPlot::paintLabels(QPainter& painter, const QRectF& map) const {
    const Theme& theme = Theme::of(palette());
    painter.setFont(scaledFont(font(), 0.85));
    const QFontMetrics metrics = painter.fontMetrics();
    const double cell = map.width() / m_pattern.tokens;
    const int room = labelWidth() - kAttentionPad;
    const int step = labelStep();
    for (int token = 0; token < m_pattern.tokens; ++token) {
        const bool chosen = token == m_query;
        if (token % step != 0 && !chosen) continue;
        // The chosen one is always named, and then its neighbours make room.
        if (!chosen && std::abs(token - m_query) < step && m_query % step != 0) continue;
        painter.setPen(chosen ? theme.text : theme.muted);
        const QString text = metrics.elidedText(m_tokens.value(token), Qt::ElideMiddle, room);
        const double middle = (token + 0.5) * cell;
        painter.drawText(
            QRectF(0, map.top() + middle - metrics.height() / 2.0, room, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, text);
        painter.save();
        painter.translate(map.left() + middle, map.bottom() + kAttentionPad);
        painter.rotate(90);
        painter.drawText(QRectF(0, -metrics.height() / 2.0, room, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        painter.restore();
    }
}

void AttentionPlot::paintCells(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    const auto place = [this](int query, int key) {
        return cellRect(query, key).adjusted(0, 0, -1, -1);
    };
    for (int query = 0; query < m_pattern.tokens; ++query) {
        for (int key = query + 1; key < m_pattern.tokens; ++key)
            painter.fillRect(place(query, key), theme.pending);
    }
    ScreenCanvas canvas(painter);
    drawAttention(canvas, m_pattern,
                  {place, [&theme](float weight) { return attentionShade(weight, theme); }});
}

void AttentionPlot::paintEvent(QPaintEvent* /*event*/) {
    if (!hasPattern()) return;
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    const QRectF map = mapRect();
    const double cell = map.width() / m_pattern.tokens;
    if (cell >= kAttentionGapFrom) {
        paintCells(painter);
    } else {
        painter.fillRect(map, theme.pending);
        // Where several cells share a pixel it shows their mean.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, cell < 1);
        painter.drawImage(map, m_image);
    }
    paintLabels(painter, map);
    const QRectF row(map.left(), map.top() + m_query * cell, map.width(), cell);
    painter.setPen(QPen(theme.text, hasFocus() ? 2 : 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(row.adjusted(-1, -1, 0, 0));
}

void AttentionPlot::showWeight(std::optional<HeadId> cell, QPoint globalPosition) {
    if (!cell || cell->head > cell->layer) return QToolTip::hideText();
    const auto [query, key] = *cell;
    QToolTip::showText(
        globalPosition + QPoint(12, 12),
        tr("%1 (token %2) looks at %3 (token %4): %5 %")
            .arg(m_tokens.value(query), QString::number(query + 1), m_tokens.value(key),
                 QString::number(key + 1), percent(m_pattern(query, key))),
        this);
}

void AttentionPlot::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_Up;
    const bool down = event->key() == Qt::Key_Down;
    const int key = up ? Qt::Key_Left : down ? Qt::Key_Right : event->key();
    const auto query = steppedIndex(m_pattern.tokens, m_query, key);
    if (!query) return QWidget::keyPressEvent(event);
    Q_EMIT queryChosen(*query);
}

void AttentionPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && hasPattern()) makeImage();
}

}  // namespace headscope::app
