// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/histogram_plot.h"

#include "plot/cell_plottable.h"
#include "plot/diverging_scale.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"

#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

HistogramPlot::HistogramPlot(const QString& firstName, const QString& secondName, QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)) {
    setAccessibleName(
        tr("How many heads have which effect, for %1 and %2").arg(firstName, secondName));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setMinimumMargins({8, 6, 10, 4});
    m_plot->xAxis->setTicker(QSharedPointer<SignedTicker>::create());
    m_plot->xAxis->ticker()->setTickCount(5);
    m_plot->yAxis->setLabel(tr("heads"));
    m_plot->yAxis->setTicker(QSharedPointer<CellTicker>::create());
    m_plot->xAxis->grid()->setVisible(false);
    const auto bars = [this](const QString& name) {
        auto* added = new QCPBars(m_plot->xAxis, m_plot->yAxis);
        added->setName(name);
        added->setPen(Qt::NoPen);
        return added;
    };
    m_first = bars(firstName);
    m_second = bars(secondName);
    const auto mark = [this] {
        auto* line = new QCPItemStraightLine(m_plot);
        line->setVisible(false);
        return line;
    };
    m_firstMark = mark();
    m_secondMark = mark();
    putLegendAbove(*m_plot);
    recolor();
}

void HistogramPlot::recolor() {
    const Theme& theme = Theme::of(palette());
    stylePlot(*m_plot, theme, font());
    const auto& scale = theme.dark ? DivergingScale::onDark() : DivergingScale::onLight();
    const auto paint = [](QCPBars* bars, QCPItemStraightLine* mark, QColor color) {
        mark->setPen(QPen(color, 2));
        color.setAlphaF(0.5F);
        bars->setBrush(color);
    };
    paint(m_first, m_firstMark, scale.color(-0.85, 1));
    paint(m_second, m_secondMark, scale.color(0.85, 1));
}

void HistogramPlot::setData(const Histogram& data, const QString& xText) {
    m_data = data;
    m_plot->xAxis->setLabel(xText);
    int most = 1;
    const auto fill = [&](QCPBars* bars, const std::vector<int>& counts) {
        bars->setWidth(data.width);
        bars->data()->clear();
        for (std::size_t i = 0; i < counts.size(); ++i) {
            bars->addData(data.low + (static_cast<double>(i) + 0.5) * data.width, counts[i]);
            most = std::max(most, counts[i]);
        }
    };
    fill(m_first, data.first);
    fill(m_second, data.second);
    const double high = data.low + data.width * static_cast<double>(data.first.size());
    m_plot->xAxis->setRange(data.low - data.width, high + data.width);
    m_plot->yAxis->setRange(0, 1.08 * most);
    qSharedPointerCast<CellTicker>(m_plot->yAxis->ticker())
        ->setSpacing(std::max(1.0, height() - 60.0) / most, 2.0 * fontMetrics().height());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HistogramPlot::setMarks(std::optional<double> first, std::optional<double> second) {
    const auto place = [](QCPItemStraightLine* line, std::optional<double> value) {
        line->setVisible(value.has_value());
        if (!value) return;
        line->point1->setCoords(*value, 0);
        line->point2->setCoords(*value, 1);
    };
    place(m_firstMark, first);
    place(m_secondMark, second);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

double HistogramPlot::pixelOf(double value) const {
    return m_plot->xAxis->coordToPixel(value);
}

void HistogramPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void HistogramPlot::tell(QPointF position, QPoint globalPosition) {
    const double value = m_plot->xAxis->pixelToCoord(position.x());
    const auto bin = static_cast<int>(std::floor((value - m_data.low) / m_data.width));
    if (bin < 0 || bin >= static_cast<int>(m_data.first.size())) return QToolTip::hideText();
    const auto index = static_cast<std::size_t>(bin);
    QToolTip::showText(globalPosition + QPoint(12, 12),
                       tr("%1 to %2: %3 heads under %4, %5 under %6")
                           .arg(QString::number(m_data.low + bin * m_data.width, 'g', 3),
                                QString::number(m_data.low + (bin + 1) * m_data.width, 'g', 3),
                                QString::number(m_data.first[index]), m_first->name(),
                                QString::number(m_data.second[index]), m_second->name()),
                       this);
}

bool HistogramPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        tell(mouse->position(), mouse->globalPosition().toPoint());
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        Q_EMIT valueClicked(m_plot->xAxis->pixelToCoord(mouse->position().x()));
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headscope::app
