// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/heatmap_bar.h"

#include "plot/color_strip.h"
#include "plot/padlock.h"
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
constexpr QRect kPadlock(-13, 1, 10, 13);  // from the strip's upper left corner, within the gap
constexpr int kEndGap = 2;                 // between a word at an end and the number there

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
    return QSharedPointer<FewTicker>::create();
}

/// From the strip's end to a word below it: past the lower half of the number there.
int belowNumber(const QFontMetrics& small) {
    return (small.height() + 1) / 2 + kEndGap;
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
    m_low = newEnd();
    m_high = newEnd();
    m_padlock = new Padlock(plot);
}

QCPItemText* HeatmapBar::newEnd() {
    auto* text = new QCPItemText(m_rect->parentPlot());
    text->position->setType(QCPItemPosition::ptAbsolute);
    text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    text->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    text->setPadding({});
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
    const auto& cells = data.values.values();
    m_covered = data.covered && std::none_of(cells.begin(), cells.end(),
                                             [](const auto& value) { return value.has_value(); });
    m_locked = data.locked;
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
    m_padlock->setColor(theme.muted);
    for (QCPItemText* end : {m_low, m_high}) {
        end->setFont(small);
        end->setColor(theme.muted);
    }
}

// Without them their place is kept, or what is beside them would jump.
void HeatmapBar::showNumbers() {
    values()->setTickLabels(!m_covered && m_numbersFit);
    const int numbers = QFontMetrics(m_small).horizontalAdvance(QStringLiteral("+0.25")) +
                        values()->tickLabelPadding();
    values()->setLabelPadding(m_labelPadding + (m_covered ? numbers : 0));
}

void HeatmapBar::layOut(bool visible, int top, int bottom, int cellsHeight) {
    m_rect->setVisible(visible);
    m_strip->setVisible(visible);
    values()->setVisible(visible);
    m_visible = visible;
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
    const auto few = values()->ticker().dynamicCast<FewTicker>();
    if (few) few->setMost(std::max(1, cellsHeight / number));
    // Words are at a quarter and at three quarters.
    m_numbersFit = few || cellsHeight >= 2 * number;
    showNumbers();
}

void HeatmapBar::placeEnds(const EndRoom& room) {
    const QFontMetrics small(m_small);
    const QRect strip = m_rect->rect();
    const int right = strip.right() + 1;
    const int top = strip.top() - 1;
    m_padlock->setPlace(kPadlock.translated(strip.topLeft()));
    m_padlock->setVisible(m_visible && m_locked && strip.height() > kPadlock.height());
    // Above, it reaches over the map's corner; below, it would meet the numbers of the heads.
    placeEnd(*m_high, {right - small.horizontalAdvance(m_high->text()), top - small.height()},
             room.highFrom, hasNumberAbove(top) ? right : room.to);
    placeEnd(*m_low, {strip.left(), strip.bottom() + 1 + belowNumber(small)}, room.lowFrom,
             room.to);
}

void HeatmapBar::placeEnd(QCPItemText& end, QPoint wanted, int from, int to) {
    const int width = QFontMetrics(m_small).horizontalAdvance(end.text());
    const int left = std::min(std::max(wanted.x(), from), to - width);
    end.setVisible(m_visible && !end.text().isEmpty() && left >= from && wanted.y() >= 0);
    end.position->setCoords(left, wanted.y());
}

bool HeatmapBar::hasPadlockAt(QPoint pixel) const {
    return m_padlock->visible() && m_padlock->place().contains(pixel);
}

bool HeatmapBar::hasNumberAbove(int pixel) const {
    if (!values()->tickLabels()) return false;
    QVector<double> ticks;
    values()->ticker()->generate(values()->range(), QLocale::c(), QLatin1Char('g'), 4, ticks,
                                 nullptr, nullptr);
    const double half = QFontMetrics(m_small).height() / 2.0;
    return std::any_of(ticks.cbegin(), ticks.cend(),
                       [&](double tick) { return values()->coordToPixel(tick) - half < pixel; });
}

int HeatmapBar::widthWith(const QFont& small) {
    return kBarWidth + kHeatmapBarGap + labelWidth(small);
}

int HeatmapBar::heightBelow(const QFont& small) {
    const QFontMetrics metrics(small);
    return belowNumber(metrics) + metrics.height() + 1;
}

}  // namespace headscope::app
