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

std::optional<HeadId> steppedHead(const std::vector<HeadId>& row, std::optional<HeadId> selected,
                                  int key) {
    const bool known =
        key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    if (row.empty() || !known) return std::nullopt;
    const auto at = selected ? std::find(row.begin(), row.end(), *selected) : row.end();
    if (key == Qt::Key_End) return row.back();
    if (key == Qt::Key_Home || at == row.end()) return row.front();
    if (key == Qt::Key_Left) return at == row.begin() ? *at : *(at - 1);
    return at + 1 == row.end() ? *at : *(at + 1);
}

}  // namespace headscope::app
