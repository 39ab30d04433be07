// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/heatmap_bar.h"

#include "plot/color_strip.h"
#include "plot/plot_style.h"
#include "plot/tickers.h"
#include "ui/diverging_scale.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kBarWidth = 14;
constexpr int kHeatmapBarGap = 16;
constexpr int kBarTicks = 5;
constexpr int kBelowNumber = 8;  // half a number's height, at the end of the strip

struct HeatmapBarTr {
    Q_DECLARE_TR_FUNCTIONS(HeatmapBar)
};

/// The bar's numbers with their gap, and what they measure beside them.
int labelWidth(const QFont& small) {
    const QFontMetrics metrics(small);
    return metrics.horizontalAdvance(QStringLiteral("−0.00000")) + metrics.height() + 10;
}

QSharedPointer<QCPAxisTicker> tickerOf(const HeatmapData& data) {
    if (data.kind == ScaleKind::TwoValued) {
        auto words = QSharedPointer<QCPAxisTickerText>::create();
        words->addTick(0.25 * data.limit, HeatmapBarTr::tr("stays"));
        words->addTick(0.75 * data.limit, HeatmapBarTr::tr("changes"));
        return words;
    }
    if (data.kind == ScaleKind::Diverging) return QSharedPointer<SignedTicker>::create();
    return QSharedPointer<QCPAxisTicker>::create();
}

}  // namespace

HeatmapBar::HeatmapBar(QCustomPlot& plot, QCPLayoutGrid& body, int column)
    : m_rect(new QCPAxisRect(&plot)) {
    m_rect->setAutoMargins(QCP::msNone);
    for (auto* axis : m_rect->axes())
        axis->setVisible(false);
    auto* across = m_rect->axis(QCPAxis::atBottom);
    styleCellAxis(*across, false);
    across->setRange(0, 1);
    styleCellAxis(*values(), true);
    m_labelPadding = values()->labelPadding();
    body.addElement(0, column, m_rect);
    m_strip = new ColorStrip(across, values());
    m_low = newEnd(false);
    m_high = newEnd(true);
}

QCPItemText* HeatmapBar::newEnd(bool high) {
    auto* text = new QCPItemText(m_rect->parentPlot());
    text->position->setAxisRect(m_rect);
    text->position->setType(QCPItemPosition::ptAxisRectRatio);
    // Above, it reaches over the map's corner; below, it would meet the numbers of the heads.
    text->position->setCoords(high ? 1 : 0, high ? 0 : 1);
    text->setPositionAlignment(high ? Qt::AlignRight | Qt::AlignBottom
                                    : Qt::AlignLeft | Qt::AlignTop);
    text->setPadding(high ? QMargins(0, 0, 0, 1) : QMargins(0, kBelowNumber, 0, 0));
    text->setClipToAxisRect(false);
    return text;
}

QCPAxis* HeatmapBar::values() const {
    return m_rect->axis(QCPAxis::atRight);
}

void HeatmapBar::setScale(const HeatmapData& data, const Theme& theme) {
    m_text = data.barText;
    m_low->setText(data.lowText);
    m_high->setText(data.highText);
    m_strip->setScale(DivergingScale::of(theme), data.kind, data.limit);
    values()->setRange(data.kind == ScaleKind::Diverging ? -data.limit : 0, data.limit);
    values()->setTicker(tickerOf(data));
    m_covered = data.covered;
    showNumbers();
    if (data.kind == ScaleKind::TwoValued) return;
    values()->setNumberFormat(QStringLiteral("g"));
    values()->setNumberPrecision(4);
}

void HeatmapBar::recolor(const Theme& theme, const QFont& small) {
    m_small = small;
    colorCellAxis(*values(), theme, small);
    showNumbers();
    m_strip->setColors(DivergingScale::of(theme));
    for (QCPItemText* end : {m_low, m_high}) {
        end->setFont(small);
        end->setColor(theme.muted);
    }
}

// Without them their place is kept, or what is beside them would jump.
void HeatmapBar::showNumbers() {
    values()->setTickLabels(!m_covered);
    const int numbers = QFontMetrics(m_small).horizontalAdvance(QStringLiteral("+0.25")) +
                        values()->tickLabelPadding();
    values()->setLabelPadding(m_labelPadding + (m_covered ? numbers : 0));
}

void HeatmapBar::layOut(bool visible, int top, int bottom, int cellsHeight) {
    m_rect->setVisible(visible);
    m_strip->setVisible(visible);
    values()->setVisible(visible);
    for (QCPItemText* end : {m_low, m_high})
        end->setVisible(visible && !end->text().isEmpty());
    const int gap = visible ? kHeatmapBarGap : 0;
    const int width = visible ? kBarWidth : 0;
    m_rect->setMargins({gap, top, visible ? labelWidth(m_small) : 0, bottom});
    m_rect->setMinimumSize(width, 20);
    m_rect->setMaximumSize(width, QWIDGETSIZE_MAX);
    // A bar shorter than its label has none; the subtitle or the tip has it.
    const int length = QFontMetrics(values()->labelFont()).horizontalAdvance(m_text);
    values()->setLabel(length <= cellsHeight ? m_text : QString());
    // As many numbers as do not touch.
    const int number = QFontMetrics(m_small).height();
    values()->ticker()->setTickCount(std::clamp(cellsHeight / (2 * number), 2, kBarTicks));
    if (const auto ticker = values()->ticker().dynamicCast<SignedTicker>())
        ticker->setMost(std::max(2, cellsHeight / number));
}

int HeatmapBar::widthWith(const QFont& small) {
    return kBarWidth + kHeatmapBarGap + labelWidth(small);
}

}  // namespace headscope::app
