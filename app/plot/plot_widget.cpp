// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plot_widget.h"

#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"

#include <QEvent>
#include <QFontMetrics>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

/// Numbers beside an axis stand apart at any size of plot and text.
void spaceNumbers(QCustomPlot& plot) {
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        const auto ticker = axis->ticker().dynamicCast<FewTicker>();
        if (!ticker) continue;
        const QFontMetrics metrics(axis->tickLabelFont());
        const int line = metrics.height();
        // Without the names of the axes and the legend.
        const double room =
            axis == plot.yAxis ? plot.height() - 3.5 * line : plot.width() - 4.0 * line;
        const double each = axis == plot.yAxis
                                ? 1.5 * line
                                : 1.5 * metrics.horizontalAdvance(QStringLiteral("−0.00"));
        ticker->setMost(std::max(1, static_cast<int>(room / each)));
    }
}

}  // namespace

PlotWidget::PlotWidget(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        spaceNumbers(*m_plot);
        // Of the size, the texts and the legend that it has by now.
        const int least = minimumSizeHint().height();
        if (std::exchange(m_least, least) != least) updateGeometry();
    });
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] { fitNames(*m_plot); });
}

QRect PlotWidget::axesRect() const {
    return m_plot->axisRect()->rect();
}

QSize PlotWidget::leastSize(QSize usual) const {
    constexpr int kPlane = 56;
    return {usual.width(), std::max(usual.height(), leastHeight(*m_plot, width(), kPlane))};
}

void PlotWidget::repaintSoon() {
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor(Theme::of(palette()));
        repaintSoon();
    }
}

}  // namespace headscope::app
