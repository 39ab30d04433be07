// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/head_plot.h"

#include "plot/qcp.h"

#include <QKeyEvent>

namespace headscope::app {

HeadPlot::HeadPlot(QWidget* parent) : PlotWidget(parent) {
    auto* picker =
        new HeadPicker(&plot(), [this](QPointF at) { return nearestHead(headPoints(), at); });
    connect(picker, &HeadPicker::chosen, this, [this](std::optional<HeadId> head) {
        setFocus(Qt::MouseFocusReason);
        Q_EMIT headChosen(head);
    });
    connect(picker, &HeadPicker::hovered, this, &HeadPlot::headHovered);
}

void HeadPlot::keyPressEvent(QKeyEvent* event) {
    std::vector<HeadId> heads;
    for (const HeadPoint& point : headPoints())
        heads.push_back(point.head);
    if (const auto next = steppedHead(heads, m_selected, event->key())) {
        Q_EMIT headChosen(next);
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace headscope::app
