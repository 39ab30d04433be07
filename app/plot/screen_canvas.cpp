// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/screen_canvas.h"

#include <QPainter>

namespace headscope::app {

void ScreenCanvas::fill(const QRectF& rect, const QColor& color) {
    m_painter.fillRect(rect, color);
}

void ScreenCanvas::area(const QPolygonF& polygon, const QColor& color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(polygon);
}

void ScreenCanvas::line(QPointF from, QPointF to, const QColor& color, double width,
                        Qt::PenStyle style) {
    m_painter.setPen(QPen(color, width, style));
    m_painter.setBrush(Qt::NoBrush);
    const QPointF ends[] = {from, to};
    m_painter.drawPolyline(ends, 2);
}

void ScreenCanvas::curve(const QPolygonF& points, const QColor& color, double width) {
    m_painter.setPen(QPen(color, width));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(points);
}

void ScreenCanvas::disc(QPointF centre, double radius, const QColor& color) {
    m_painter.setPen(QPen(color, 1));
    m_painter.setBrush(color);
    m_painter.drawEllipse(centre, radius, radius);
}

void ScreenCanvas::square(QPointF centre, double side, const QColor& color) {
    m_painter.setPen(QPen(color, 1));
    m_painter.setBrush(color);
    m_painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side));
}

}  // namespace headscope::app
