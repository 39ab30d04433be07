// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/growth_plot.h"

#include "document/metric_text.h"
#include "plot/drawn_plottable.h"
#include "plot/plot_style.h"
#include "plot/qcp.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"

#include <algorithm>

namespace headscope::app {

GrowthPlot::GrowthPlot(QWidget* parent) : PlotWidget(parent) {
    setFocusPolicy(Qt::NoFocus);
    putLegendAbove(plot());
    // The target is drawn over the control, and named before it.
    addCurve(m_control);
    addCurve(m_target);
    nameCurve(m_target, {});
    nameCurve(m_control, {});
    plot().yAxis->setLabel(tr("P"));
    plot().xAxis->setLabel(tr("head added"));
    GrowthPlot::recolor(Theme::of(palette()));
}

void GrowthPlot::addCurve(Curve& curve) {
    curve.drawn = new DrawnPlottable(plot(), [&curve](DrawingCanvas& canvas, const PlaneMap& at) {
        drawGrowth(canvas, at, curve.values, curve.look);
    });
}

void GrowthPlot::nameCurve(const Curve& curve, const QString& name) {
    curve.drawn->putInLegend(name, [&curve](DrawingCanvas& canvas, const QRectF& rect) {
        drawGrowthKey(canvas, rect, curve.look);
    });
}

void GrowthPlot::setData(const QStringList& names, const QVector<double>& pTarget,
                         const QVector<double>& pControl, const QString& target,
                         const QString& control) {
    m_names = names;
    m_target.values = {pTarget.begin(), pTarget.end()};
    m_control.values = {pControl.begin(), pControl.end()};
    m_target.drawn->setName(target);
    m_control.drawn->setName(control);
    double highest = 0;
    for (const auto* values : {&pTarget, &pControl})
        for (const double value : *values)
            highest = std::max(highest, value);
    plot().yAxis->setRange(0, highest > 0 ? 1.08 * highest : 1);
    const double last = std::max<double>(1, static_cast<double>(names.size()) - 1);
    plot().xAxis->setRange(-0.03 * last - 0.1, 1.03 * last + 0.1);
    QStringList spoken;
    for (int i = 0; i < names.size(); ++i)
        spoken.push_back(names[i] + QLatin1Char(' ') + sizeText(Metric::Probability, pTarget[i]));
    setAccessibleName(tr("Probability of %1 as the set grows").arg(target));
    speakChoice(*this, spoken.join(QLatin1String("; ")));
    placeNames();
    repaintSoon();
}

void GrowthPlot::placeNames() {
    // As many names as fit without touching.
    const QFontMetrics metrics(plot().xAxis->tickLabelFont());
    const int room = metrics.horizontalAdvance(QStringLiteral("00.00")) + 8;
    const int fitting = std::max(2, (width() - 60) / room);
    const auto count = static_cast<int>(m_names.size());
    const int step = std::max(1, (count + fitting - 1) / fitting);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < count; i += step)
        ticker->addTick(i, m_names[i]);
    plot().xAxis->setTicker(ticker);
}

QSize GrowthPlot::minimumSizeHint() const {
    return {180, scaledPixels(110)};
}

int GrowthPlot::pointCount() const {
    return static_cast<int>(m_target.values.size());
}

void GrowthPlot::recolor(const Theme& theme) {
    stylePlot(plot(), theme, font());
    m_target.look = {theme.accent, 1.6, 3};
    m_control.look = {theme.warning, 1.6, 3};
}

void GrowthPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeNames();
    repaintSoon();  // the plot within was painted to its new size before
}

}  // namespace headscope::app
