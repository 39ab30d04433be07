// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/zero_mean_panel.h"

#include "panels/quantity_picker.h"
#include "panels/widgets.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "state/metric_text.h"
#include "state/shown_values.h"

#include <headscope/statistics.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <cmath>

namespace headscope::app {

namespace {

constexpr int kBins = 24;

std::vector<double> across(const std::vector<ScatterPoint>& points, double ScatterPoint::*side) {
    std::vector<double> values;
    values.reserve(points.size());
    for (const ScatterPoint& point : points)
        values.push_back(point.*side);
    return values;
}

/// The heads that both replacements have finished: zero across, mean up.
std::vector<ScatterPoint> pointsOf(const ShownRun& run, Quantity quantity) {
    std::vector<ScatterPoint> points;
    const auto& heads = run.clean.headMean;
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        quantity.contrast = Contrast::Zero;
        const auto zero = valueOf(run, quantity, heads.id(i));
        quantity.contrast = Contrast::Mean;
        const auto mean = valueOf(run, quantity, heads.id(i));
        if (zero && mean && std::isfinite(*zero) && std::isfinite(*mean)) {
            points.push_back({heads.id(i), *zero, *mean});
        }
    }
    return points;
}

}  // namespace

ZeroMeanPanel::ZeroMeanPanel(const RunState& state, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_picker(new QuantityPicker(false)),
      m_text(new MutedLabel),
      m_scatter(new ScatterPlot),
      m_histogram(new HistogramPlot(tr("zero"), tr("mean"))) {
    m_picker->setObjectName(QStringLiteral("zeroMeanPicker"));
    m_picker->setMaximumWidth(320);
    // Yes or no makes no cloud of points.
    qobject_cast<QStandardItemModel*>(m_picker->metric()->model())
        ->item(static_cast<int>(Metric::TopChanged))
        ->setEnabled(false);
    m_scatter->setObjectName(QStringLiteral("zeroMeanScatter"));
    m_histogram->setObjectName(QStringLiteral("zeroMeanHistogram"));
    m_text->setObjectName(QStringLiteral("zeroMeanText"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_picker);
    line->addWidget(m_text, 1);
    body()->addLayout(line);
    auto* plots = new QHBoxLayout;
    plots->addWidget(m_scatter, 1);
    plots->addWidget(m_histogram, 1);
    body()->addLayout(plots, 1);
    connect(m_picker, &QuantityPicker::chosen, this, &ZeroMeanPanel::refresh);
    connect(m_scatter, &ScatterPlot::headChosen, this, &ZeroMeanPanel::headChosen);
    connect(m_scatter, &ScatterPlot::headHovered, this, &ZeroMeanPanel::headHovered);
    connect(m_histogram, &HistogramPlot::valueClicked, this, &ZeroMeanPanel::chooseNear);
    connect(&m_state, &RunState::gridChanged, this, &Pane::touch);
    connect(&m_state, &RunState::runChanged, this, &Pane::touch);
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        if (isSeen()) return mark();
        touch();
    });
}

void ZeroMeanPanel::refresh() {
    const Quantity quantity = m_picker->quantity();
    std::vector<ScatterPoint> points;
    if (m_state.run()) points = pointsOf(*m_state.run(), quantity);
    const auto zero = across(points, &ScatterPoint::x);
    const auto mean = across(points, &ScatterPoint::y);
    const QString what = axisText({quantity.metric, quantity.subject, Contrast::Zero});
    m_histogram->setData(headscope::app::histogram(zero, mean, kBins), what);
    const auto r = pearson(zero, mean);
    if (points.empty()) {
        m_text->setText(tr("After a run: how the two replacements agree, head by head."));
    } else if (!r) {
        m_text->setText(tr("%1 heads").arg(points.size()));
    } else {
        m_text->setText(
            tr("r = %1 over %2 heads").arg(QString::number(*r, 'f', 3)).arg(points.size()));
    }
    m_scatter->setData(std::move(points), tr("zero: %1").arg(what), tr("mean"));
    mark();
}

void ZeroMeanPanel::mark() {
    const auto head = m_state.selected();
    m_scatter->setSelected(head);
    for (const ScatterPoint& point : m_scatter->points()) {
        if (point.head == head) return m_histogram->setMarks(point.x, point.y);
    }
    m_histogram->setMarks({}, {});
}

void ZeroMeanPanel::chooseNear(double value) {
    const ScatterPoint* nearest = nullptr;
    double best = m_histogram->data().width;
    for (const ScatterPoint& point : m_scatter->points()) {
        const double distance = std::min(std::abs(point.x - value), std::abs(point.y - value));
        if (distance < best) {
            best = distance;
            nearest = &point;
        }
    }
    if (nearest) Q_EMIT headChosen(nearest->head);
}

}  // namespace headscope::app
