// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/scatter_plot.h"

#include "plot/cell_plottable.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {
constexpr double kReach = 8;  // pixels from a point that still count as on it
constexpr double kPointSize = 5;
constexpr double kMargin = 0.06;
}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Every head: zero across, mean up"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setMinimumMargins({8, 8, 10, 4});
    for (auto* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTicker(QSharedPointer<SignedTicker>::create());
        axis->ticker()->setTickCount(4);
    }
    m_identity = new QCPItemStraightLine(m_plot);
    m_identity->point1->setCoords(0, 0);
    m_identity->point2->setCoords(1, 1);
    m_graph = m_plot->addGraph();
    m_ring = m_plot->addGraph();
    for (auto* graph : {m_graph, m_ring})
        graph->setLineStyle(QCPGraph::lsNone);
    recolor();
}

void ScatterPlot::recolor() {
    const Theme& theme = Theme::of(palette());
    stylePlot(*m_plot, theme, font());
    QColor point = theme.accent;
    point.setAlphaF(0.7F);
    m_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, point, point, kPointSize));
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.8), Qt::NoBrush, 11));
    m_identity->setPen(QPen(theme.muted, 1, Qt::DashLine));
}

void ScatterPlot::setData(std::vector<ScatterPoint> points, const QString& xText,
                          const QString& yText) {
    m_points = std::move(points);
    m_plot->xAxis->setLabel(xText);
    m_plot->yAxis->setLabel(yText);
    m_graph->data()->clear();
    for (const ScatterPoint& point : m_points)
        m_graph->addData(point.x, point.y);
    fitRanges();
    placeRing();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::fitRanges() {
    double low = 0;
    double high = 0;
    for (const ScatterPoint& point : m_points) {
        low = std::min({low, point.x, point.y});
        high = std::max({high, point.x, point.y});
    }
    const double margin = high > low ? kMargin * (high - low) : 1;
    m_plot->xAxis->setRange(low - margin, high + margin);
    m_plot->yAxis->setRange(low - margin, high + margin);
}

void ScatterPlot::setSelected(std::optional<HeadId> head) {
    if (head == m_selected) return;
    m_selected = head;
    placeRing();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::placeRing() {
    m_ring->data()->clear();
    for (const ScatterPoint& point : m_points) {
        if (point.head == m_selected) m_ring->addData(point.x, point.y);
    }
}

QPointF ScatterPlot::pixelOf(const ScatterPoint& point) const {
    return {m_plot->xAxis->coordToPixel(point.x), m_plot->yAxis->coordToPixel(point.y)};
}

std::optional<HeadId> ScatterPlot::headAt(QPointF position) const {
    std::optional<HeadId> nearest;
    double best = kReach;
    for (const ScatterPoint& point : m_points) {
        const QPointF offset = pixelOf(point) - position;
        const double distance = std::hypot(offset.x(), offset.y());
        if (distance < best) {
            best = distance;
            nearest = point.head;
        }
    }
    return nearest;
}

void ScatterPlot::keyPressEvent(QKeyEvent* event) {
    const bool right = event->key() == Qt::Key_Right;
    if ((!right && event->key() != Qt::Key_Left) || m_points.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    std::vector<ScatterPoint> order = m_points;
    std::stable_sort(order.begin(), order.end(),
                     [](const ScatterPoint& a, const ScatterPoint& b) { return a.x < b.x; });
    const auto at = std::find_if(order.begin(), order.end(), [this](const ScatterPoint& point) {
        return point.head == m_selected;
    });
    if (at == order.end()) {
        Q_EMIT headChosen(order.front().head);
    } else if (right && at + 1 != order.end()) {
        Q_EMIT headChosen((at + 1)->head);
    } else if (!right && at != order.begin()) {
        Q_EMIT headChosen((at - 1)->head);
    }
}

void ScatterPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

bool ScatterPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto head = headAt(mouse->position());
        if (head != m_hovered) {
            m_hovered = head;
            Q_EMIT headHovered(head, mouse->globalPosition().toPoint());
        }
    } else if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        Q_EMIT headHovered(std::nullopt, {});
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const auto head = headAt(mouse->position())) Q_EMIT headChosen(head);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headscope::app
