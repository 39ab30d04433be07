// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/positions/position_strip.h"

#include "plot/draw_cells.h"
#include "plot/head_picker.h"
#include "plot/screen_canvas.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kSmallMap = 52;  // about as wide and high a small map is, in pixels
constexpr int kSmallGap = 6;
constexpr int kSmallEdge = 2;  // room for the frame

}  // namespace

PositionStrip::PositionStrip(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    setAccessibleName(tr("A small map for each token"));
}

void PositionStrip::setMaps(std::vector<HeatmapData> maps, const QStringList& tokens, QSize grid) {
    m_maps = std::move(maps);
    m_tokens = tokens;
    m_grid = grid;
    m_chosen = std::clamp(m_chosen, 0, std::max(0, static_cast<int>(tokens.size()) - 1));
    speak();
    updateGeometry();
    update();
}

void PositionStrip::setChosen(int position) {
    if (position == m_chosen) return;
    m_chosen = position;
    speak();
    update();
}

int PositionStrip::cellSide() const {
    return std::clamp(kSmallMap / std::max({m_grid.width(), m_grid.height(), 1}), 2, 6);
}

QSize PositionStrip::mapSize() const {
    return m_grid * cellSide();
}

int PositionStrip::step() const {
    return std::max(mapSize().width(), scaledPixels(kSmallMap)) + kSmallGap;
}

QRect PositionStrip::frameOf(int position) const {
    const int label = QFontMetrics(scaledFont(font(), 0.85)).height();
    return {kSmallEdge + position * step(), kSmallEdge, step() - kSmallGap,
            mapSize().height() + label + kSmallEdge};
}

QSize PositionStrip::sizeHint() const {
    const QRect last = frameOf(std::max(0, static_cast<int>(m_tokens.size()) - 1));
    return {last.right() + 1 + kSmallEdge, last.bottom() + 1 + kSmallEdge};
}

void PositionStrip::paintMap(QPainter& painter, int position) const {
    const Theme& theme = Theme::of(palette());
    const QRect frame = frameOf(position);
    const int side = cellSide();
    const QPoint corner(frame.left() + (frame.width() - mapSize().width()) / 2, frame.top());
    if (static_cast<std::size_t>(position) < m_maps.size()) {
        ScreenCanvas canvas(painter);
        const CellsLook look{&DivergingScale::of(theme), &theme, false, CellSigns::None};
        const auto place = [&](HeadId head) {
            return QRectF(corner.x() + head.head * side, corner.y() + head.layer * side, side,
                          side);
        };
        drawCells(canvas, m_maps[static_cast<std::size_t>(position)], place, look, {});
    } else {
        painter.setPen(QPen(theme.border, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(corner, mapSize()).adjusted(0, 0, -1, -1));
    }
    const bool isChosen = position == m_chosen;
    painter.setPen(isChosen ? theme.text : theme.muted);
    const QRect label(frame.left(), corner.y() + mapSize().height() + kSmallEdge, frame.width(),
                      painter.fontMetrics().height());
    painter.drawText(
        label, Qt::AlignCenter,
        painter.fontMetrics().elidedText(m_tokens[position], Qt::ElideMiddle, label.width()));
    if (!isChosen) return;
    painter.setPen(QPen(theme.accent, hasFocus() ? 2 : 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(frame).adjusted(-1, -1, 1, 1));
}

void PositionStrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setFont(scaledFont(font(), 0.85));
    for (int position = 0; position < static_cast<int>(m_tokens.size()); ++position)
        if (frameOf(position).adjusted(-3, -3, 3, 3).intersects(event->rect()))
            paintMap(painter, position);
}

void PositionStrip::mousePressEvent(QMouseEvent* event) {
    const int position = (event->position().toPoint().x() - kSmallEdge) / step();
    if (position < 0 || position >= static_cast<int>(m_tokens.size())) return;
    Q_EMIT positionChosen(position);
}

void PositionStrip::keyPressEvent(QKeyEvent* event) {
    const auto position = steppedIndex(static_cast<int>(m_tokens.size()), m_chosen, event->key());
    if (!position) return QWidget::keyPressEvent(event);
    Q_EMIT positionChosen(*position);
}

void PositionStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

void PositionStrip::speak() {
    if (m_tokens.isEmpty()) return speakChoice(*this, {});
    speakChoice(*this, tr("%1, token %2 of %3")
                           .arg(m_tokens[m_chosen], QString::number(m_chosen + 1),
                                QString::number(m_tokens.size())));
}

}  // namespace headscope::app
