// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/drift_plot.h"

#include "plot/drawn_plottable.h"
#include "plot/drift_text.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"
#include "ui/ticks.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kDriftPointSize = 4.5;

}  // namespace

DriftPlot::DriftPlot(QWidget* parent) : HeadPlot(parent) {
    setAccessibleName(tr("Observed head means over layers"));
    build();
    DriftPlot::recolor(Theme::of(palette()));
}

void DriftPlot::build() {
    auto* rect = plot().axisRect();
    rect->setMinimumMargins({8, 6, 8, 4});
    plot().xAxis->setTicker(QSharedPointer<CellTicker>::create());
    plot().xAxis->setLabel(tr("layer"));
    plot().yAxis->setLabel(tr("head mean"));
    plot().yAxis->setTicker(QSharedPointer<SignedTicker>::create());
    plot().yAxis->ticker()->setTickCount(4);
    m_zero = addGraph(plot(), {});
    addDrawings();
    m_ring = addGraph(plot(), {});
    m_ring->setLineStyle(QCPGraph::lsNone);

    putLegendAbove(plot());
}

void DriftPlot::addDrawings() {
    const auto add = [this](const DrawnPlottable::Draw& draw) {
        return new DrawnPlottable(plot(), draw);
    };
    add([this](DrawingCanvas& canvas, const PlaneMap& at) {
        drawSpread(canvas, at, m_drift, m_band);
    });
    auto* points = add([this](DrawingCanvas& canvas, const PlaneMap& at) {
        drawHeadMeans(canvas, at, m_headMean, m_pointLook);
    });
    points->putInLegend(tr("a head"), [this](DrawingCanvas& canvas, const QRectF& rect) {
        canvas.disc(rect.center(), m_pointLook.radius, m_pointLook.color);
    });
    auto* means = add([this](DrawingCanvas& canvas, const PlaneMap& at) {
        drawLayerMeans(canvas, at, m_drift, m_meansLook);
    });
    means->putInLegend(tr("layer mean ± sd"), [this](DrawingCanvas& canvas, const QRectF& rect) {
        drawLayerMeansKey(canvas, rect, m_meansLook);
    });
    auto* fit = add([this](DrawingCanvas& canvas, const PlaneMap& at) {
        drawFit(canvas, at, m_drift, m_headMean.layers(), m_fitLook);
    });
    fit->putInLegend(tr("fitted line"), [this](DrawingCanvas& canvas, const QRectF& rect) {
        drawDashKey(canvas, rect.adjusted(0, 0, kDashOverhang, 0), m_fitLook);
    });
}

void DriftPlot::recolor(const Theme& theme) {
    stylePlot(plot(), theme, font());
    plot().xAxis->grid()->setVisible(false);
    // The line and the band wear the two hues of the heatmaps' ends.
    const QColor blue = firstHue(theme);
    const QColor orange = secondHue(theme);
    m_band = blue;
    m_band.setAlphaF(0.16F);
    QColor point = theme.point;
    point.setAlphaF(0.75F);
    m_zero->setPen(QPen(theme.border, 1));
    m_pointLook = {point, kDriftPointSize / 2};
    m_meansLook = {blue, 2, 5};
    m_fitLook = {orange, 1.6};
    m_ring->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.8), Qt::NoBrush, 11));
}

double DriftPlot::xOf(HeadId head) const {
    return driftX(head, m_headMean.heads());
}

void DriftPlot::setMeasure(const QString& axis, const QString& name) {
    m_measure = name;
    plot().yAxis->setLabel(axis.isEmpty() ? tr("head mean") : axis);
    setAccessibleName(name.isEmpty() ? tr("Observed head means over layers")
                                     : tr("%1 over layers").arg(name));
}

void DriftPlot::setData(const HeadGrid<float>& headMean, const Drift& drift) {
    take(headMean, drift, headMean.layers());
}

void DriftPlot::setEmpty(int layers) {
    take({}, {}, layers);
    setSelected(selected());  // what was said of it is said no longer
}

void DriftPlot::take(const HeadGrid<float>& headMean, const Drift& drift, int layers) {
    m_headMean = headMean;
    m_drift = drift;
    m_layers = layers;
    m_ring->data()->clear();
    m_zero->setData({-0.5, layers - 0.5}, {0, 0}, true);
    m_lineText = slopeText(drift);
    fitRanges();
    repaintSoon();
}

void DriftPlot::fitRanges() {
    fitLayers();
    const auto& values = m_headMean.values();
    plot().yAxis->setTickLabels(!values.empty());
    if (values.empty()) return plot().yAxis->setRange(-1, 1);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    double bottom = std::min(0.0, static_cast<double>(*low));
    double top = std::max(0.0, static_cast<double>(*high));
    for (std::size_t i = 0; i < m_drift.layerMean.size() && i < m_drift.layerSd.size(); ++i) {
        bottom = std::min(bottom, m_drift.layerMean[i] - m_drift.layerSd[i]);
        top = std::max(top, m_drift.layerMean[i] + m_drift.layerSd[i]);
    }
    const double margin = std::max(1e-6, 0.07 * (top - bottom));
    plot().yAxis->setRange(bottom - margin, top + margin);
}

void DriftPlot::fitLayers() {
    plot().xAxis->setTickLabels(m_layers > 0);
    if (m_layers < 1) return;
    plot().xAxis->setRange(-0.6, m_layers - 0.4);
    const QFontMetrics small(plot().xAxis->tickLabelFont());
    qSharedPointerCast<CellTicker>(plot().xAxis->ticker())
        ->setSpacing(std::max(1.0, (width() - 90.0) / m_layers),
                     small.horizontalAdvance(QStringLiteral("000")));
}

void DriftPlot::setSelected(std::optional<HeadId> head) {
    select(head);
    m_ring->data()->clear();
    const bool inside =
        head && head->layer < m_headMean.layers() && head->head < m_headMean.heads();
    if (inside) m_ring->addData(xOf(*head), m_headMean(*head));
    const QString pattern = m_measure.isEmpty() ? tr("Layer %1, head %2: observed mean %3")
                                                : tr("Layer %1, head %2: %3");
    speakChoice(*this, inside
                           ? pattern.arg(QString::number(head->layer), QString::number(head->head),
                                         signedTick(m_headMean(*head)))
                           : QString());
    repaintSoon();
}

QPointF DriftPlot::pointOf(HeadId head) const {
    return {plot().xAxis->coordToPixel(xOf(head)), plot().yAxis->coordToPixel(m_headMean(head))};
}

int DriftPlot::pointCount() const {
    return static_cast<int>(m_headMean.values().size());
}

std::vector<HeadPoint> DriftPlot::headPoints() const {
    std::vector<HeadPoint> points;
    for (std::size_t i = 0; i < m_headMean.values().size(); ++i) {
        const HeadId head = m_headMean.id(i);
        points.push_back({head, pointOf(head)});
    }
    return points;
}

void DriftPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitRanges();
    repaintSoon();  // the plot within was painted to its new size before
}

}  // namespace headscope::app
