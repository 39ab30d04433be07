// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/scatter_plot.h"

#include "plot/drawn_plottable.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"
#include "ui/ticks.h"

#include <algorithm>

namespace headscope::app {

namespace {
constexpr double kScatterPointSize = 5;
}

ScatterPlot::ScatterPlot(QWidget* parent) : HeadPlot(parent) {
    build();
    ScatterPlot::recolor(Theme::of(palette()));
}

void ScatterPlot::build() {
    plot().axisRect()->setMinimumMargins({8, 6, 8, 4});
    for (auto* axis : {plot().xAxis, plot().yAxis}) {
        axis->setTicker(QSharedPointer<SignedTicker>::create());
        axis->ticker()->setTickCount(4);
    }
    const auto graph = [this](const QString& name) { return addGraph(plot(), name); };
    for (auto& zero : m_zeros)
        zero = graph({});
    addDrawings();
    m_hoverRing = graph({});
    m_ring = graph({});
    for (auto* mark : {m_hoverRing, m_ring})
        mark->setLineStyle(QCPGraph::lsNone);
    putLegendAbove(plot());
}

void ScatterPlot::addDrawings() {
    auto* points = new DrawnPlottable(plot(), [this](DrawingCanvas& canvas, const PlaneMap& at) {
        drawPoints(canvas, at, m_points, m_pointLook);
    });
    points->putInLegend(tr("a head"), [this](DrawingCanvas& canvas, const QRectF& rect) {
        canvas.disc(rect.center(), m_pointLook.radius, m_pointLook.color);
    });
    m_identity = new DrawnPlottable(plot(), [this](DrawingCanvas& canvas, const PlaneMap& at) {
        const QCPRange range = plot().xAxis->range();
        drawIdentity(canvas, at, range.lower, range.upper, m_identityLook);
    });
    m_identity->putInLegend({}, [this](DrawingCanvas& canvas, const QRectF& rect) {
        drawDashKey(canvas, rect.adjusted(0, 0, kDashOverhang, 0), m_identityLook);
    });
}

void ScatterPlot::recolor(const Theme& theme) {
    stylePlot(plot(), theme, font());
    QColor point = theme.point;
    point.setAlphaF(0.8F);
    for (auto* zero : m_zeros)
        zero->setPen(QPen(theme.border, 1));
    m_identityLook = {secondHue(theme), 1.4};
    m_pointLook = {point, kScatterPointSize / 2};
    m_hoverRing->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1), Qt::NoBrush, 11));
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.8), Qt::NoBrush, 11));
}

void ScatterPlot::setData(Data data) {
    m_data = std::move(data);
    // By the first number, so that the arrow keys walk along the axis.
    std::sort(m_data.points.begin(), m_data.points.end(), [](const auto& a, const auto& b) {
        return a.at.x() != b.at.x() ? a.at.x() < b.at.x() : a.head < b.head;
    });
    m_points.clear();
    for (const HeadPoint& point : m_data.points)
        m_points << point.at;
    plot().xAxis->setLabel(m_data.xText);
    plot().yAxis->setLabel(m_data.yText);
    m_identity->setName(m_data.equalText);
    fitRanges();
    ring(m_ring, selected());
    speakSelected();
    ring(m_hoverRing, m_hovered);
    repaintSoon();
}

void ScatterPlot::fitRanges() {
    double low = 0;
    double high = 0;
    for (const HeadPoint& point : m_data.points) {
        low = std::min({low, point.at.x(), point.at.y()});
        high = std::max({high, point.at.x(), point.at.y()});
    }
    const bool isEmpty = m_data.points.empty();  // covered, or still to come
    const double margin = isEmpty ? 1 : std::max(1e-9, 0.06 * (high - low));
    for (auto* axis : {plot().xAxis, plot().yAxis}) {
        axis->setRange(low - margin, high + margin);
        axis->setTickLabels(!isEmpty);
    }
    m_zeros[0]->setData({low - margin, high + margin}, {0, 0}, true);
    m_zeros[1]->setData({0, 0}, {low - margin, high + margin}, true);
}

void ScatterPlot::ring(QCPGraph* graph, std::optional<HeadId> head) {
    graph->data()->clear();
    for (const HeadPoint& point : m_data.points) {
        if (point.head == head) graph->addData(point.at.x(), point.at.y());
    }
}

void ScatterPlot::setSelected(std::optional<HeadId> head) {
    select(head);
    ring(m_ring, head);
    speakSelected();
    repaintSoon();
}

void ScatterPlot::speakSelected() {
    const auto point = std::find_if(m_data.points.begin(), m_data.points.end(),
                                    [this](const HeadPoint& p) { return p.head == selected(); });
    speakChoice(
        *this, point == m_data.points.end()
                   ? QString()
                   : tr("Layer %1, head %2: %3 %4, %5 %6")
                         .arg(QString::number(point->head.layer), QString::number(point->head.head),
                              m_data.xText, signedTick(point->at.x()), m_data.yText,
                              signedTick(point->at.y())));
}

void ScatterPlot::setHovered(std::optional<HeadId> head) {
    if (head == m_hovered) return;
    m_hovered = head;
    ring(m_hoverRing, head);
    repaintSoon();
}

QPointF ScatterPlot::pixelOf(QPointF numbers) const {
    return {plot().xAxis->coordToPixel(numbers.x()), plot().yAxis->coordToPixel(numbers.y())};
}

std::optional<QPointF> ScatterPlot::pointOf(HeadId head) const {
    for (const HeadPoint& point : m_data.points) {
        if (point.head == head) return pixelOf(point.at);
    }
    return std::nullopt;
}

std::vector<HeadPoint> ScatterPlot::headPoints() const {
    std::vector<HeadPoint> points;
    for (const HeadPoint& point : m_data.points)
        points.push_back({point.head, pixelOf(point.at)});
    return points;
}

}  // namespace headscope::app
