// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plot_widget.h"

#include "plot/qcp.h"
#include "ui/spoken_plot.h"

#include <QEvent>
#include <QVBoxLayout>

namespace headscope::app {

PlotWidget::PlotWidget(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this)) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
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
