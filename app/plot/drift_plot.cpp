// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/drift_plot.h"

#include "plot/drift_text.h"
#include "plot/head_picker.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"
#include "ui/ticks.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kDriftPointSize = 4.5;

}  // namespace

DriftPlot::DriftPlot(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot(this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    auto* picker = new HeadPicker(m_plot, [this](QPointF at) { return headAt(at); });
    connect(picker, &HeadPicker::chosen, this, [this](std::optional<HeadId> head) {
        setFocus(Qt::MouseFocusReason);
        Q_EMIT headChosen(head);
    });
    connect(picker, &HeadPicker::hovered, this, &DriftPlot::headHovered);
    layout->addWidget(m_plot);
    setAccessibleName(tr("Observed head means over layers"));
    build();
    recolor(Theme::of(palette()));
}

void DriftPlot::build() {
    auto* rect = m_plot->axisRect();
    rect->setMinimumMargins({8, 6, 8, 4});
    m_plot->xAxis->setTicker(QSharedPointer<CellTicker>::create());
    m_plot->xAxis->setLabel(tr("layer"));
    m_plot->yAxis->setLabel(tr("head mean"));
    m_plot->yAxis->setTicker(QSharedPointer<SignedTicker>::create());
    m_plot->yAxis->ticker()->setTickCount(4);
    const auto graph = [this](const QString& name) {
        auto* added = m_plot->addGraph();
        added->setName(name);
        if (name.isEmpty()) added->removeFromLegend();
        return added;
    };
    m_zero = graph({});
    m_upper = graph({});
    m_lower = graph({});
    m_upper->setChannelFillGraph(m_lower);
    m_points = graph(tr("a head"));
    m_points->setLineStyle(QCPGraph::lsNone);
    m_mean = graph(tr("layer mean ± sd"));
    m_line = graph(tr("fitted line"));
    m_ring = graph({});
    m_ring->setLineStyle(QCPGraph::lsNone);

    putLegendAbove(*m_plot);
}

void DriftPlot::recolor(const Theme& theme) {
    stylePlot(*m_plot, theme, font());
    m_plot->xAxis->grid()->setVisible(false);
    // The line and the band wear the two hues of the heatmaps' ends.
    const QColor blue = firstHue(theme);
    const QColor orange = secondHue(theme);
    QColor band = blue;
    band.setAlphaF(0.16F);
    QColor point = theme.point;
    point.setAlphaF(0.75F);
    m_zero->setPen(QPen(theme.border, 1));
    m_upper->setPen(Qt::NoPen);
    m_lower->setPen(Qt::NoPen);
    m_upper->setBrush(band);
    m_points->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, point, point, kDriftPointSize));
    m_mean->setPen(QPen(blue, 2));
    m_mean->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, blue, blue, 5));
    m_line->setPen(QPen(orange, 1.6, Qt::DashLine));
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.8), Qt::NoBrush, 11));
}

double DriftPlot::xOf(HeadId head) const {
    return driftX(head, m_headMean.heads());
}

void DriftPlot::setData(const HeadGrid<float>& headMean, const Drift& drift) {
    m_headMean = headMean;
    m_drift = drift;
    for (auto* graph : {m_zero, m_upper, m_lower, m_points, m_mean, m_line, m_ring}) {
        graph->data()->clear();
    }
    for (std::size_t i = 0; i < headMean.values().size(); ++i) {
        m_points->addData(xOf(headMean.id(i)), headMean.values()[i]);
    }
    for (std::size_t layer = 0; layer < drift.layerMean.size(); ++layer) {
        const auto x = static_cast<double>(layer);
        const double sd = layer < drift.layerSd.size() ? drift.layerSd[layer] : 0;
        m_mean->addData(x, drift.layerMean[layer]);
        m_upper->addData(x, drift.layerMean[layer] + sd);
        m_lower->addData(x, drift.layerMean[layer] - sd);
    }
    const double first = -0.5;
    const double last = headMean.layers() - 0.5;
    m_zero->setData({first, last}, {0, 0}, true);
    m_lineText = slopeText(drift);
    if (drift.slope && drift.intercept) {
        m_line->setData(
            {first, last},
            {*drift.intercept + *drift.slope * first, *drift.intercept + *drift.slope * last},
            true);
    }
    fitRanges();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void DriftPlot::fitRanges() {
    const auto& values = m_headMean.values();
    if (values.empty()) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    double bottom = std::min(0.0, static_cast<double>(*low));
    double top = std::max(0.0, static_cast<double>(*high));
    for (std::size_t i = 0; i < m_drift.layerMean.size() && i < m_drift.layerSd.size(); ++i) {
        bottom = std::min(bottom, m_drift.layerMean[i] - m_drift.layerSd[i]);
        top = std::max(top, m_drift.layerMean[i] + m_drift.layerSd[i]);
    }
    const double margin = std::max(1e-6, 0.07 * (top - bottom));
    m_plot->yAxis->setRange(bottom - margin, top + margin);
    m_plot->xAxis->setRange(-0.6, m_headMean.layers() - 0.4);
    const QFontMetrics small(m_plot->xAxis->tickLabelFont());
    qSharedPointerCast<CellTicker>(m_plot->xAxis->ticker())
        ->setSpacing(std::max(1.0, (width() - 90.0) / m_headMean.layers()),
                     small.horizontalAdvance(QStringLiteral("000")));
}

void DriftPlot::setSelected(std::optional<HeadId> head) {
    m_selected = head;
    m_ring->data()->clear();
    const bool inside =
        head && head->layer < m_headMean.layers() && head->head < m_headMean.heads();
    if (inside) m_ring->addData(xOf(*head), m_headMean(*head));
    speakChoice(*this, inside ? tr("Layer %1, head %2: observed mean %3")
                                    .arg(QString::number(head->layer), QString::number(head->head),
                                         signedTick(m_headMean(*head)))
                              : QString());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPointF DriftPlot::pointOf(HeadId head) const {
    return {m_plot->xAxis->coordToPixel(xOf(head)), m_plot->yAxis->coordToPixel(m_headMean(head))};
}

int DriftPlot::pointCount() const {
    return m_points->dataCount();
}

std::optional<HeadId> DriftPlot::headAt(QPointF position) const {
    std::vector<HeadPoint> points;
    for (std::size_t i = 0; i < m_headMean.values().size(); ++i) {
        const HeadId head = m_headMean.id(i);
        points.push_back({head, pointOf(head)});
    }
    return nearestHead(points, position);
}

void DriftPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor(Theme::of(palette()));
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void DriftPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitRanges();
}

void DriftPlot::keyPressEvent(QKeyEvent* event) {
    std::vector<HeadId> heads;
    for (std::size_t i = 0; i < m_headMean.values().size(); ++i)
        heads.push_back(m_headMean.id(i));
    if (const auto next = steppedHead(heads, m_selected, event->key())) {
        Q_EMIT headChosen(next);
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace headscope::app
