// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plot_style.h"

#include "plot/qcp.h"
#include "ui/diverging_scale.h"
#include "ui/text_size.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace headscope::app {

namespace {

constexpr QMargins kLegendMargins{10, 3, 8, 0};
constexpr int kLegendSpacing = 18;
constexpr int kAnySize = QWIDGETSIZE_MAX - 1;
constexpr int kLongestUpright = 90;  // pixels at 100 %, of an axis's name that is kept whole
constexpr const char* kWholeName = "wholeName";
constexpr const char* kFittingName = "fittingName";

std::vector<int> entryWidths(const QCPLegend& legend) {
    std::vector<int> widths;
    for (int i = 0; i < legend.itemCount(); ++i)  // a last row that is not full has gaps
        if (const auto* entry = legend.item(i))
            widths.push_back(entry->minimumOuterSizeHint().width());
    return widths;
}

int widthInColumns(const std::vector<int>& entries, std::size_t columns, int spacing) {
    std::vector<int> widths(columns);
    for (std::size_t i = 0; i < entries.size(); ++i)
        widths[i % columns] = std::max(widths[i % columns], entries[i]);
    const int gaps = static_cast<int>(columns - 1) * spacing;
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// That fit into the width of a plot.
std::size_t legendColumns(const QCPLegend& legend, int width) {
    const std::vector<int> entries = entryWidths(legend);
    const int room = width - kLegendMargins.left() - kLegendMargins.right();
    std::size_t columns = std::max<std::size_t>(1, entries.size());
    while (columns > 1 && widthInColumns(entries, columns, legend.columnSpacing()) > room)
        --columns;
    return columns;
}

int legendHeight(const QCPLegend& legend, int width) {
    int entry = 0;
    int count = 0;
    for (int i = 0; i < legend.itemCount(); ++i) {
        const auto* item = legend.item(i);
        if (!item) continue;
        entry = std::max(entry, item->minimumOuterSizeHint().height());
        ++count;
    }
    if (count == 0) return 0;
    const auto columns = static_cast<int>(legendColumns(legend, width));
    const int rows = (count + columns - 1) / columns;
    return rows * entry + (rows - 1) * legend.rowSpacing() + kLegendMargins.top() +
           kLegendMargins.bottom();
}

void wrapLegend(const QCustomPlot& plot) {
    auto* legend = plot.legend;
    const std::size_t columns = legendColumns(*legend, plot.viewport().width());
    if (static_cast<int>(columns) == legend->wrap()) return;
    legend->setWrap(static_cast<int>(columns));
    legend->setFillOrder(QCPLegend::foColumnsFirst);  // puts the entries in their places anew
}

/// Of an axis, also where fitNames() has cut it.
QString wholeName(const QCPAxis& axis) {
    const bool isCut = axis.label() == axis.property(kFittingName).toString();
    return isCut && axis.property(kWholeName).isValid() ? axis.property(kWholeName).toString()
                                                        : axis.label();
}

}  // namespace

void putLegendAbove(QCustomPlot& plot) {
    auto* legend = plot.legend;
    legend->setVisible(true);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setIconSize(16, 10);
    legend->setColumnSpacing(kLegendSpacing);
    legend->setMargins({0, 0, 0, 0});
    auto* top = new QCPLayoutGrid;
    plot.plotLayout()->insertRow(0);
    plot.plotLayout()->addElement(0, 0, top);
    top->addElement(0, 0, legend);
    // What the legend leaves; an empty grid by itself would take nothing.
    auto* rest = new QCPLayoutGrid;
    rest->setMaximumSize(kAnySize, kAnySize);
    top->addElement(0, 1, rest);
    top->setColumnStretchFactor(0, 0.001);
    top->setMargins(kLegendMargins);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    plot.plotLayout()->setRowSpacing(0);
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [&plot] { wrapLegend(plot); });
}

int leastHeight(const QCustomPlot& plot, int width, int plane) {
    const auto lineOf = [](const QFont& font) { return QFontMetrics(font).height(); };
    const QMargins margins = plot.axisRect()->minimumMargins();
    const auto& x = *plot.xAxis;
    const int below = x.tickLabelPadding() + lineOf(x.tickLabelFont()) + x.labelPadding() +
                      (x.label().isEmpty() ? 0 : lineOf(x.labelFont()));
    const auto& y = *plot.yAxis;
    const int upright = std::min(QFontMetrics(y.labelFont()).horizontalAdvance(wholeName(y)),
                                 scaledPixels(kLongestUpright));
    return legendHeight(*plot.legend, width) + margins.top() +
           std::max(scaledPixels(plane), upright) + std::max(margins.bottom(), below);
}

void fitNames(const QCustomPlot& plot) {
    const QRect axes = plot.axisRect()->rect();
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        const QString whole = wholeName(*axis);
        const int room = axis == plot.xAxis ? axes.width() : axes.height();
        const QString fitting =
            QFontMetrics(axis->labelFont()).elidedText(whole, Qt::ElideRight, std::max(room, 0));
        axis->setProperty(kWholeName, whole);
        axis->setProperty(kFittingName, fitting);
        axis->setLabel(fitting);
    }
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

QCPGraph* addGraph(QCustomPlot& plot, const QString& name) {
    auto* added = plot.addGraph();
    added->setName(name);
    if (name.isEmpty()) added->removeFromLegend();
    return added;
}

void styleCellAxis(QCPAxis& axis, bool labels) {
    axis.setVisible(true);
    axis.grid()->setVisible(false);
    axis.setTicks(labels);
    axis.setTickLabels(labels);
    axis.setTickLength(0, 0);
    axis.setSubTicks(false);
    axis.setTickPen(Qt::NoPen);
    axis.setBasePen(Qt::NoPen);
    axis.setTickLabelPadding(5);
    axis.setLabelPadding(3);
}

void colorCellAxis(QCPAxis& axis, const Theme& theme, const QFont& font) {
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.setTickLabelColor(theme.muted);
    axis.setLabelColor(theme.muted);
}

QColor firstHue(const Theme& theme) {
    return DivergingScale::of(theme).negativeHue();
}

QColor secondHue(const Theme& theme) {
    return DivergingScale::of(theme).positiveHue();
}

}  // namespace headscope::app
