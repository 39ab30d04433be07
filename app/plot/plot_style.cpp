// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plot_style.h"

#include "plot/diverging_scale.h"
#include "plot/qcp.h"
#include "text_size.h"

namespace headscope::app {

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
    top->setMargins({10, 3, 8, 0});
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    plot.plotLayout()->setRowSpacing(0);
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
