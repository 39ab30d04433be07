// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/drawn_plottable.h"

#include "plot/screen_canvas.h"

#include <utility>

namespace headscope::app {

DrawnPlottable::DrawnPlottable(QCustomPlot& plot, Draw draw)
    : PlainPlottable(plot.xAxis, plot.yAxis), m_draw(std::move(draw)) {
    removeFromLegend();
}

void DrawnPlottable::putInLegend(const QString& name, DrawKey drawKey) {
    setName(name);
    m_drawKey = std::move(drawKey);
    addToLegend();
}

void DrawnPlottable::draw(QCPPainter* painter) {
    ScreenCanvas canvas(*painter);
    m_draw(canvas, [this](double x, double y) {
        return QPointF(mKeyAxis->coordToPixel(x), mValueAxis->coordToPixel(y));
    });
}

void DrawnPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    if (!m_drawKey) return;
    applyDefaultAntialiasingHint(painter);
    ScreenCanvas canvas(*painter);
    m_drawKey(canvas, rect);
}

}  // namespace headscope::app
