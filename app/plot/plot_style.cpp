// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plot_style.h"

#include "plot/diverging_scale.h"
#include "plot/qcp.h"
#include "text_size.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace headscope::app {

namespace {

constexpr QMargins kLegendMargins{10, 3, 8, 0};

int widthInColumns(const QCPLegend& legend, int columns) {
    std::vector<int> widths(static_cast<std::size_t>(columns));
    for (int i = 0; i < legend.itemCount(); ++i) {
        int& width = widths[static_cast<std::size_t>(i % columns)];
        width = std::max(width, legend.item(i)->minimumOuterSizeHint().width());
    }
    return std::accumulate(widths.begin(), widths.end(), (columns - 1) * legend.columnSpacing());
}

void wrapLegend(const QCustomPlot& plot) {
    auto* legend = plot.legend;
    const int room = plot.viewport().width() - kLegendMargins.left() - kLegendMargins.right();
    int columns = std::max(1, legend->itemCount());
    while (columns > 1 && widthInColumns(*legend, columns) > room)
        --columns;
    if (columns == legend->wrap()) return;
    legend->setWrap(columns);
    legend->setFillOrder(QCPLegend::foColumnsFirst);  // puts the entries in their places anew
}

}  // namespace

void putLegendAbove(QCustomPlot& plot) {
    auto* legend = plot.legend;
    legend->setVisible(true);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setIconSize(16, 10);
    legend->setColumnSpacing(4);
    legend->setMargins({0, 0, 0, 0});
    auto* top = new QCPLayoutGrid;
    plot.plotLayout()->insertRow(0);
    plot.plotLayout()->addElement(0, 0, top);
    top->addElement(0, 0, legend);
    top->addElement(0, 1, new QCPLayoutGrid);
    top->setColumnStretchFactor(0, 0.001);
    top->setMargins(kLegendMargins);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    plot.plotLayout()->setRowSpacing(0);
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [&plot] { wrapLegend(plot); });
}

void stylePlot(QCustomPlot& plot, const Theme& theme, const QFont& font) {
    plot.setBackground(theme.card);
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTickLabelFont(scaledFont(font, 0.88));
        axis->setLabelFont(scaledFont(font, 0.88));
        axis->setTickLabelColor(theme.muted);
        axis->setLabelColor(theme.muted);
        axis->setBasePen(QPen(theme.border, 1));
        axis->setTickLength(0, 0);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(5);
        axis->grid()->setPen(QPen(theme.chip, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot.legend->setFont(scaledFont(font, 0.85));
    plot.legend->setTextColor(theme.muted);
}

QColor firstHue(const Theme& theme) {
    return DivergingScale::of(theme).negativeHue();
}

QColor secondHue(const Theme& theme) {
    return DivergingScale::of(theme).positiveHue();
}

}  // namespace headscope::app
