// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/head_picker.h"

#include <QMouseEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {
constexpr double kReach = 7;  // pixels from a point that still count as on it
}

HeadPicker::HeadPicker(QWidget* canvas, HeadAt headAt)
    : QObject(canvas), m_headAt(std::move(headAt)) {
    canvas->setMouseTracking(true);
    canvas->installEventFilter(this);
}

bool HeadPicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto head = m_headAt(mouse->position());
        if (head != m_hovered) {
            m_hovered = head;
            Q_EMIT hovered(head, mouse->globalPosition().toPoint());
        }
    } else if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        Q_EMIT hovered(std::nullopt, {});
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const auto head = m_headAt(mouse->position())) Q_EMIT chosen(head);
    }
    return QObject::eventFilter(watched, event);
}

std::optional<HeadId> nearestHead(const std::vector<HeadPoint>& points, QPointF position) {
    std::optional<HeadId> nearest;
    double best = kReach;
    for (const HeadPoint& point : points) {
        const QPointF offset = point.at - position;
        const double distance = std::hypot(offset.x(), offset.y());
        if (distance < best) {
            best = distance;
            nearest = point.head;
        }
    }
    return nearest;
}

std::optional<int> steppedIndex(int count, std::optional<int> selected, int key) {
    const bool known =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    if (count < 1 || !known) return std::nullopt;
    if (key == Qt::Key_End) return count - 1;
    if (key == Qt::Key_Home || !selected) return 0;
    return std::clamp(*selected + (key == Qt::Key_Left ? -1 : 1), 0, count - 1);
}

std::optional<HeadId> steppedHead(const std::vector<HeadId>& row, std::optional<HeadId> selected,
                                  int key) {
    const auto at = selected ? std::find(row.begin(), row.end(), *selected) : row.end();
    std::optional<int> index;
    if (at != row.end()) index = static_cast<int>(at - row.begin());
    const auto next = steppedIndex(static_cast<int>(row.size()), index, key);
    return next ? std::optional(row[static_cast<std::size_t>(*next)]) : std::nullopt;
}

}  // namespace headscope::app
