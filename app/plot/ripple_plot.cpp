// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/ripple_plot.h"

#include "plot/drawn_plottable.h"
#include "plot/head_picker.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "plot/tickers.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

RipplePlot::RipplePlot(QWidget* parent) : PlotWidget(parent) {
    setAccessibleName(tr("Cosines over the layers"));
    putLegendAbove(plot());
    plot().yAxis->setTicker(QSharedPointer<SignedTicker>::create());
    plot().yAxis->ticker()->setTickCount(4);
    plot().xAxis->setLabel(tr("after layer (E: the embedding)"));
    new DrawnPlottable(plot(), [this](DrawingCanvas& canvas, const PlaneMap& at) {
        if (m_point >= 0 && m_point < m_names.size())
            canvas.line(at(m_point, plot().yAxis->range().lower),
                        at(m_point, plot().yAxis->range().upper), m_line, 1);
        for (const RippleCurve& curve : m_curves)
            drawRipple(canvas, at, curve, lookOf(curve.look));
    });
    for (auto& key : m_keys)
        key = new DrawnPlottable(plot(), [](DrawingCanvas&, const PlaneMap&) {});
    plot().installEventFilter(this);
    plot().setMouseTracking(true);
    RipplePlot::recolor(Theme::of(palette()));
}

RippleLook RipplePlot::lookOf(RippleCurve::Look look) const {
    return m_looks[static_cast<std::size_t>(look)];
}

void RipplePlot::setCurves(std::vector<RippleCurve> curves, const QStringList& names,
                           const QString& yLabel) {
    m_curves = std::move(curves);
    m_names = names;
    if (m_point >= m_names.size()) m_point = -1;
    const auto [low, high] = rangeOf(m_curves);
    const double margin = std::max(1e-6, 0.08 * (high - low));
    plot().yAxis->setRange(low - margin, high + margin);
    plot().yAxis->setLabel(yLabel);
    const double last = std::max<double>(1, static_cast<double>(m_names.size()) - 1);
    plot().xAxis->setRange(-0.4, last + 0.4);
    nameCurves();
    placeNames();
    repaintSoon();
}

void RipplePlot::nameCurves() {
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const auto look = static_cast<RippleCurve::Look>(i);
        const auto named = std::find_if(m_curves.begin(), m_curves.end(), [&](const auto& curve) {
            return curve.look == look && !curve.name.isEmpty();
        });
        m_keys[i]->removeFromLegend();
        if (named == m_curves.end()) continue;
        m_keys[i]->putInLegend(named->name,
                               [this, look](DrawingCanvas& canvas, const QRectF& rect) {
                                   drawRippleKey(canvas, rect, lookOf(look));
                               });
    }
}

void RipplePlot::placeNames() {
    const QFontMetrics metrics(plot().xAxis->tickLabelFont());
    const int room = metrics.horizontalAdvance(QStringLiteral("00")) + 8;
    const auto count = static_cast<int>(m_names.size());
    const int step = labelStep(std::max(1, width() - 60) / std::max(1.0, count + 0.0), room);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < count; i += step)
        ticker->addTick(i, m_names[i]);
    plot().xAxis->setTicker(ticker);
}

void RipplePlot::setPoint(int point) {
    if (point == m_point) return;
    m_point = point;
    repaintSoon();
}

void RipplePlot::speak(const QString& text) {
    speakChoice(*this, text);
}

QPointF RipplePlot::placeOf(int point, double value) const {
    return {plot().xAxis->coordToPixel(point), plot().yAxis->coordToPixel(value)};
}

int RipplePlot::pointAt(QPointF position) const {
    if (m_names.isEmpty() || !plot().axisRect()->rect().contains(position.toPoint())) return -1;
    const auto point = static_cast<int>(std::lround(plot().xAxis->pixelToCoord(position.x())));
    return std::clamp(point, 0, static_cast<int>(m_names.size()) - 1);
}

bool RipplePlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &plot()) {
        if (event->type() == QEvent::MouseMove) {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            Q_EMIT pointHovered(pointAt(mouse->position()), mouse->globalPosition().toPoint());
        } else if (event->type() == QEvent::Leave) {
            Q_EMIT pointHovered(-1, {});
        } else if (event->type() == QEvent::MouseButtonPress) {
            setFocus(Qt::MouseFocusReason);
            const int point = pointAt(static_cast<QMouseEvent*>(event)->position());
            if (point >= 0) Q_EMIT pointChosen(point);
        }
    }
    return PlotWidget::eventFilter(watched, event);
}

void RipplePlot::keyPressEvent(QKeyEvent* event) {
    const auto point =
        steppedIndex(static_cast<int>(m_names.size()),
                     m_point < 0 ? std::nullopt : std::optional(m_point), event->key());
    if (!point) return PlotWidget::keyPressEvent(event);
    Q_EMIT pointChosen(*point);
}

void RipplePlot::recolor(const Theme& theme) {
    stylePlot(plot(), theme, font());
    m_looks = {RippleLook{theme.accent, 1.6, 2.6, false}, RippleLook{theme.warning, 1.6, 2.6, true},
               RippleLook{theme.border.darker(theme.dark ? 80 : 120), 1, 0, false}};
    m_line = theme.muted;
}

void RipplePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeNames();
    repaintSoon();  // the plot within was painted to its new size before
}

QSize RipplePlot::minimumSizeHint() const {
    return {200, scaledPixels(88)};
}

}  // namespace headscope::app
