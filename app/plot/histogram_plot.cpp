// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/histogram_plot.h"

#include "document/metric_text.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"
#include "ui/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {
constexpr std::size_t kHistogramNamed = 8;  // heads that a tip names before it counts the rest
}

HistogramPlot::HistogramPlot(QWidget* parent) : PlotWidget(parent) {
    plot().setMouseTracking(true);
    plot().installEventFilter(this);
    build();
    HistogramPlot::recolor(Theme::of(palette()));
}

void HistogramPlot::build() {
    plot().axisRect()->setMinimumMargins({8, 6, 8, 4});
    plot().xAxis->setTicker(QSharedPointer<SignedTicker>::create());
    plot().xAxis->ticker()->setTickCount(4);
    plot().yAxis->setTicker(QSharedPointer<CellTicker>::create());
    plot().yAxis->setLabel(tr("heads"));
    // By the height that it has by then.
    connect(&plot(), &QCustomPlot::beforeReplot, this, [this] {
        const QFontMetrics small(plot().yAxis->tickLabelFont());
        qSharedPointerCast<CellTicker>(plot().yAxis->ticker())
            ->setSpacing(
                std::max(20.0, height() - 3.5 * small.height()) / plot().yAxis->range().size(),
                2.2 * small.height());
    });
    m_zero = plot().addGraph();
    m_zero->removeFromLegend();
    for (auto& bars : m_bars) {
        bars = new QCPBars(plot().xAxis, plot().yAxis);
        bars->setAntialiased(false);
    }
    for (auto& marker : m_markers) {
        marker = plot().addGraph();
        marker->removeFromLegend();
        marker->setLineStyle(QCPGraph::lsNone);
        marker->setLayer(QStringLiteral("axes"));
    }
    putLegendAbove(plot());
}

void HistogramPlot::recolor(const Theme& theme) {
    stylePlot(plot(), theme, font());
    plot().xAxis->grid()->setVisible(false);
    m_zero->setPen(QPen(theme.border, 1));
    const std::array hues{firstHue(theme), secondHue(theme)};
    for (std::size_t i = 0; i < hues.size(); ++i) {
        QColor fill = hues[i];
        fill.setAlphaF(0.35F);
        m_bars[i]->setBrush(fill);
        m_bars[i]->setPen(QPen(hues[i], 1.2));
        m_markers[i]->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssTriangle, QPen(theme.card, 1), hues[i], 11));
    }
}

void HistogramPlot::setData(Data data) {
    m_data = std::move(data);
    const std::size_t bins = m_data.heads[0].size();
    std::size_t highest = 0;
    for (std::size_t set = 0; set < m_bars.size(); ++set) {
        m_bars[set]->data()->clear();
        m_bars[set]->setWidth(m_data.width);
        m_bars[set]->setName(m_data.names[set]);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            const std::size_t count = m_data.heads[set][bin].size();
            const double middle = m_data.first + (static_cast<double>(bin) + 0.5) * m_data.width;
            if (count > 0) m_bars[set]->addData(middle, static_cast<double>(count));
            highest = std::max(highest, count);
        }
    }
    const double low = std::min(0.0, m_data.first);
    const double high = std::max(0.0, m_data.first + static_cast<double>(bins) * m_data.width);
    const double margin = 0.5 * m_data.width;
    const double top = 1.08 * std::max(1.0, static_cast<double>(highest));
    plot().xAxis->setRange(low - margin, high + margin);
    plot().yAxis->setRange(0, top);
    m_zero->setData({0, 0}, {0, top}, true);
    plot().xAxis->setLabel(m_data.xText);
    m_bin.reset();
    repaintSoon();
}

void HistogramPlot::setSelected(std::optional<HeadId> head,
                                const std::array<std::optional<double>, 2>& values) {
    m_selected = head;
    for (std::size_t set = 0; set < m_markers.size(); ++set) {
        m_markers[set]->data()->clear();
        if (head && values[set]) m_markers[set]->addData(*values[set], 0);
    }
    repaintSoon();
}

int HistogramPlot::markerCount() const {
    return m_markers[0]->dataCount() + m_markers[1]->dataCount();
}

QPointF HistogramPlot::footOf(std::size_t bin) const {
    return {plot().xAxis->coordToPixel(m_data.first + static_cast<double>(bin) * m_data.width),
            plot().yAxis->coordToPixel(0)};
}

std::optional<std::size_t> HistogramPlot::binAt(double pixel) const {
    const double bin =
        std::floor((plot().xAxis->pixelToCoord(pixel) - m_data.first) / m_data.width);
    if (bin < 0 || bin >= static_cast<double>(m_data.heads[0].size())) return std::nullopt;
    return static_cast<std::size_t>(bin);
}

std::vector<HeadId> HistogramPlot::headsIn(std::size_t bin) const {
    std::vector<HeadId> heads = m_data.heads[0][bin];
    for (const HeadId head : m_data.heads[1][bin]) {
        if (std::find(heads.begin(), heads.end(), head) == heads.end()) heads.push_back(head);
    }
    return heads;
}

QString HistogramPlot::textOf(std::size_t bin) const {
    const double from = m_data.first + static_cast<double>(bin) * m_data.width;
    QString text = tr("%1 to %2: %3 heads under %4, %5 under %6")
                       .arg(signedTick(from), signedTick(from + m_data.width),
                            QString::number(m_data.heads[0][bin].size()), m_data.names[0],
                            QString::number(m_data.heads[1][bin].size()), m_data.names[1]);
    QStringList names;
    const auto heads = headsIn(bin);
    for (std::size_t i = 0; i < std::min(kHistogramNamed, heads.size()); ++i) {
        names.push_back(headName(heads[i]));
    }
    if (heads.empty()) return text;
    text += QLatin1Char('\n') + names.join(QLatin1String(", "));
    return heads.size() > kHistogramNamed ? text + QStringLiteral(", …") : text;
}

void HistogramPlot::chooseIn(std::size_t bin) {
    const auto heads = headsIn(bin);
    if (heads.empty()) return;
    const auto at = m_selected ? std::find(heads.begin(), heads.end(), *m_selected) : heads.end();
    Q_EMIT headChosen(at == heads.end() || at + 1 == heads.end() ? heads.front() : *(at + 1));
}

void HistogramPlot::moveTo(std::optional<std::size_t> bin) {
    m_bin = bin;
    if (!bin) return;
    speakChoice(*this, textOf(*bin));
}

void HistogramPlot::keyPressEvent(QKeyEvent* event) {
    const std::size_t bins = m_data.heads[0].size();
    const bool back = event->key() == Qt::Key_Left;
    if (bins == 0 || (!back && event->key() != Qt::Key_Right && event->key() != Qt::Key_Space)) {
        return QWidget::keyPressEvent(event);
    }
    if (event->key() == Qt::Key_Space) {
        if (m_bin) chooseIn(*m_bin);
        return;
    }
    // To the next bin that holds anything.
    std::size_t bin = m_bin.value_or(back ? bins : bins - 1);
    for (std::size_t i = 0; i < bins; ++i) {
        bin = back ? (bin + bins - 1) % bins : (bin + 1) % bins;
        if (!headsIn(bin).empty()) break;
    }
    moveTo(bin);
    chooseIn(bin);
    QToolTip::showText(mapToGlobal(footOf(bin).toPoint()), textOf(bin), this);
}

bool HistogramPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto bin = binAt(mouse->position().x());
        if (bin != m_bin) {
            moveTo(bin);
            QToolTip::showText(mouse->globalPosition().toPoint() + QPoint(12, 12),
                               bin ? textOf(*bin) : QString(), this);
        }
    } else if (event->type() == QEvent::Leave) {
        moveTo(std::nullopt);
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
        const auto bin = binAt(static_cast<QMouseEvent*>(event)->position().x());
        if (bin) chooseIn(*bin);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headscope::app
