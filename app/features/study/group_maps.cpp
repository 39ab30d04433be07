// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/group_maps.h"

#include "document/metric_text.h"
#include "plot/draw_cells.h"
#include "plot/screen_canvas.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kGroupGap = 12;
constexpr int kLeastSide = 3;  // of a cell, in pixels
constexpr int kMostSide = 18;
constexpr int kSuits = 130;  // about as wide a small map is where there is room, in pixels

}  // namespace

GroupMaps::GroupMaps(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    makeSpoken(*this);
    setAccessibleName(tr("A small map for each group of prompts"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void GroupMaps::setMaps(std::vector<GroupMap> maps) {
    m_maps = std::move(maps);
    m_chosen = std::min(m_chosen, m_maps.empty() ? 0 : m_maps.size() - 1);
    speak();
    updateGeometry();
    update();
}

void GroupMaps::setSelected(std::optional<HeadId> head) {
    m_selected = head;
    speak();
    update();
}

QSize GroupMaps::grid() const {
    if (m_maps.empty()) return {1, 1};
    const auto& values = m_maps.front().data.values;
    return {std::max(1, values.heads()), std::max(1, values.layers())};
}

int GroupMaps::columnsIn(int width) const {
    const int fit = std::max(1, (width + kGroupGap) / (scaledPixels(kSuits) + kGroupGap));
    return std::clamp(static_cast<int>(m_maps.size()), 1, fit);
}

int GroupMaps::cellSide(int width) const {
    const int columns = columnsIn(width);
    const int room = (width - (columns - 1) * kGroupGap) / columns;
    return std::clamp(room / grid().width(), kLeastSide, kMostSide);
}

QSize GroupMaps::slot(int width) const {
    const QSize map = grid() * cellSide(width);
    const int text = 2 * fontMetrics().height();
    const int columns = columnsIn(width);
    const int room = (width - (columns - 1) * kGroupGap) / columns;
    return {std::max(map.width(), std::min(room, scaledPixels(kSuits))), map.height() + text};
}

QSize GroupMaps::sizeHint() const {
    const int width = scaledPixels(3 * kSuits);
    return {width, heightForWidth(width)};
}

int GroupMaps::heightForWidth(int width) const {
    const int columns = columnsIn(width);
    const int rows = (static_cast<int>(m_maps.size()) + columns - 1) / columns;
    return std::max(1, rows) * (slot(width).height() + kGroupGap);
}

QRectF GroupMaps::cellOf(std::size_t group, HeadId head) const {
    const int columns = columnsIn(width());
    const int at = static_cast<int>(group);
    const QSize one = slot(width());
    const double side = cellSide(width());
    return {(at % columns) * (one.width() + kGroupGap) + head.head * side,
            (at / columns) * (one.height() + kGroupGap) + head.layer * side, side, side};
}

std::optional<GroupMaps::Cell> GroupMaps::cellAt(QPointF at) const {
    for (std::size_t group = 0; group < m_maps.size(); ++group) {
        const QPointF inside = (at - cellOf(group, {0, 0}).topLeft()) / cellSide(width());
        if (inside.x() < 0 || inside.y() < 0) continue;
        const HeadId head{static_cast<int>(inside.y()), static_cast<int>(inside.x())};
        if (m_maps[group].data.values.contains(head)) return Cell{group, head};
    }
    return std::nullopt;
}

QString GroupMaps::textOf(std::size_t group, std::optional<HeadId> head) const {
    const GroupMap& map = m_maps[group];
    const QString text = tr("%1, %n prompt(s)", nullptr, map.prompts).arg(map.name);
    if (!head || !map.data.values.contains(*head)) return text;
    const auto& value = map.data.values(*head);
    return tr("%1, head %2: %3")
        .arg(text, headName(*head),
             value ? signedSignificant(static_cast<double>(*value)) : tr("not known"));
}

void GroupMaps::paintMap(QPainter& painter, std::size_t group) const {
    const Theme& theme = Theme::of(palette());
    const GroupMap& map = m_maps[group];
    ScreenCanvas canvas(painter);
    drawCells(canvas, map.data, [&](HeadId head) { return cellOf(group, head); },
              {&DivergingScale::of(theme), &theme, false, CellSigns::None}, {});
    const QRectF first = cellOf(group, {0, 0});
    const QSize one = slot(width());
    const double bottom = first.top() + grid().height() * first.height();
    const int line = fontMetrics().height();
    const QRectF text(first.left(), bottom + 2, one.width(), line);
    painter.setPen(theme.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(map.name, Qt::ElideMiddle, one.width()));
    painter.setPen(theme.muted);
    painter.drawText(text.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(tr("%n prompt(s)", nullptr, map.prompts),
                                              Qt::ElideRight, one.width()));
    painter.setBrush(Qt::NoBrush);
    if (m_selected && map.data.values.contains(*m_selected)) {
        painter.setPen(QPen(theme.text, 1.6));
        painter.drawRect(cellOf(group, *m_selected).adjusted(-1, -1, 0, 0));
    }
    if (hasFocus() && group == m_chosen) {
        painter.setPen(QPen(theme.accent, 1.4));
        painter.drawRect(
            QRectF(first.topLeft(), grid() * cellSide(width())).adjusted(-1, -1, 0, 0));
    }
}

void GroupMaps::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    for (std::size_t group = 0; group < m_maps.size(); ++group)
        paintMap(painter, group);
}

void GroupMaps::mousePressEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (!cell) return;
    m_chosen = cell->group;
    Q_EMIT headChosen(cell->head);
}

void GroupMaps::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (!cell) return QToolTip::hideText();
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 12),
                       textOf(cell->group, cell->head), this);
}

void GroupMaps::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Left    ? -1
                     : event->key() == Qt::Key_Right ? 1
                     : event->key() == Qt::Key_Up    ? -columnsIn(width())
                     : event->key() == Qt::Key_Down  ? columnsIn(width())
                                                     : 0;
    const int to = static_cast<int>(m_chosen) + step;
    if (step == 0) return QWidget::keyPressEvent(event);
    if (to < 0 || to >= static_cast<int>(m_maps.size())) return;
    m_chosen = static_cast<std::size_t>(to);
    speak();
    update();
}

void GroupMaps::speak() {
    speakChoice(*this, m_maps.empty() ? QString() : textOf(m_chosen, m_selected));
}

void GroupMaps::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void GroupMaps::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace headscope::app
