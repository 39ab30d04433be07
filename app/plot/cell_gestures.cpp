// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_gestures.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace headscope::app {

CellGestures::CellGestures(QWidget* canvas, const CellGrid& grid)
    : QObject(canvas), m_canvas(canvas), m_grid(grid) {
    canvas->setMouseTracking(true);
    canvas->installEventFilter(this);
}

void CellGestures::followKeys(QWidget* plot) {
    plot->installEventFilter(this);
}

std::optional<CellBlock> CellGestures::dragged() const {
    if (!m_pressed || !m_dragged) return std::nullopt;
    return CellBlock{*m_pressed, *m_dragged};
}

bool CellGestures::eventFilter(QObject* watched, QEvent* event) {
    const bool onCanvas = watched == m_canvas;
    switch (event->type()) {
        case QEvent::MouseMove:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
            if (onCanvas) mouse(*static_cast<QMouseEvent*>(event));
            return false;
        case QEvent::Leave:
            if (onCanvas) Q_EMIT hovered(std::nullopt, {});
            return false;
        case QEvent::KeyPress:
            return !onCanvas && key(*static_cast<QKeyEvent*>(event));
        case QEvent::FocusIn: {
            if (onCanvas) return false;
            // Coming from the keyboard, the arrow keys need a place to start from.
            const auto reason = static_cast<QFocusEvent*>(event)->reason();
            const bool byKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
            if (byKey && !m_selected && !m_grid.cellCount().isEmpty())
                Q_EMIT chosen(HeadId{}, Qt::NoModifier);
            return false;
        }
        default:
            return false;
    }
}

void CellGestures::mouse(const QMouseEvent& event) {
    const bool left = event.button() == Qt::LeftButton;
    const auto cell = m_grid.cellAt(event.position());
    if (event.type() == QEvent::MouseMove) {
        Q_EMIT hovered(cell, event.globalPosition().toPoint());
        drag(event);
    } else if (event.type() == QEvent::MouseButtonDblClick) {
        if (cell) Q_EMIT activated(*cell);
    } else if (event.type() == QEvent::MouseButtonPress) {
        if (left) press(event);
    } else if (left) {
        release(event);
    }
}

void CellGestures::press(const QMouseEvent& event) {
    Q_EMIT pressed();
    const auto cell = m_grid.cellAt(event.position());
    m_pressed = cell;
    m_dragged.reset();
    if (!cell && pressLabel(event.position())) return;
    Q_EMIT chosen(cell, event.modifiers());
}

bool CellGestures::pressLabel(QPointF pixel) {
    const auto cell = m_grid.nearestCell(pixel);
    if (!cell) return false;
    const QRectF rect = m_grid.cellsRect();
    const bool beside = pixel.y() >= rect.top() && pixel.y() < rect.bottom();
    const bool below = pixel.x() >= rect.left() && pixel.x() < rect.right();
    if (beside && pixel.x() < rect.left()) {
        Q_EMIT rowChosen(cell->layer);
    } else if (below && pixel.y() >= rect.bottom()) {
        Q_EMIT columnChosen(cell->head);
    } else {
        return false;
    }
    return true;
}

void CellGestures::drag(const QMouseEvent& event) {
    if (!m_pressed || !(event.buttons() & Qt::LeftButton)) return;
    // A drag that leaves the map continues along its edge.
    const auto cell = m_grid.nearestCell(event.position());
    // A hand that shakes within a cell drags nothing.
    if (!cell || cell == m_dragged || (!m_dragged && cell == m_pressed)) return;
    m_dragged = cell;
    Q_EMIT dragChanged();
}

void CellGestures::release(const QMouseEvent& event) {
    const auto from = std::exchange(m_pressed, std::nullopt);
    const auto to = std::exchange(m_dragged, std::nullopt);
    Q_EMIT dragChanged();
    if (from && to) {
        Q_EMIT blockDragged(*from, *to);
    } else if (from && (event.modifiers() & Qt::ControlModifier)) {
        Q_EMIT toggled(*from);
    }
}

bool CellGestures::cancelDrag() {
    if (!m_pressed) return false;
    m_pressed.reset();
    m_dragged.reset();
    Q_EMIT dragChanged();
    return true;
}

bool CellGestures::key(const QKeyEvent& event) {
    HeadId next = m_selected.value_or(HeadId{});
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_selected) Q_EMIT activated(*m_selected);
            return true;
        case Qt::Key_Space:
            toggleByKey(event.modifiers());
            return true;
        case Qt::Key_Escape:
            return cancelDrag();
        case Qt::Key_Left:
            --next.head;
            break;
        case Qt::Key_Right:
            ++next.head;
            break;
        case Qt::Key_Up:
            --next.layer;
            break;
        case Qt::Key_Down:
            ++next.layer;
            break;
        case Qt::Key_Home:
            next.head = 0;
            break;
        case Qt::Key_End:
            next.head = m_grid.cellCount().width() - 1;
            break;
        default:
            return false;
    }
    step(next, event.modifiers());
    return true;
}

void CellGestures::step(HeadId to, Qt::KeyboardModifiers modifiers) {
    const QSize count = m_grid.cellCount();
    if (count.isEmpty()) return;
    if (!m_selected) to = {};  // the first key press shows where one is
    to.layer = std::clamp(to.layer, 0, count.height() - 1);
    to.head = std::clamp(to.head, 0, count.width() - 1);
    if (to != m_selected) Q_EMIT chosen(to, modifiers);
}

void CellGestures::toggleByKey(Qt::KeyboardModifiers modifiers) {
    if (m_grid.cellCount().isEmpty()) return;
    if (!m_selected) {
        Q_EMIT chosen(HeadId{}, Qt::NoModifier);
    } else if (modifiers & Qt::ShiftModifier) {
        Q_EMIT rowChosen(m_selected->layer);
    } else if (modifiers & Qt::ControlModifier) {
        Q_EMIT columnChosen(m_selected->head);
    } else {
        Q_EMIT toggled(*m_selected);
    }
}

}  // namespace headscope::app
