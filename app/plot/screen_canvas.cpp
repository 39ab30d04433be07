// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/screen_canvas.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {
constexpr double kDashFrom = 4;        // cells at least this large have a dash where they are noise
constexpr double kThickDashFrom = 16;  // and from this height on one of two pixels
}  // namespace

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

void ScreenCanvas::dot(QPointF centre, double radius, const QColor& color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawEllipse(centre, radius, radius);
}

void ScreenCanvas::hatch(const QRectF& cell, const QColor& color) {
    m_painter.fillRect(cell, QBrush(color, Qt::BDiagPattern));
}

void ScreenCanvas::dash(const QRectF& cell, const QColor& color) {
    if (std::min(cell.width(), cell.height()) < kDashFrom) return;
    const double width = std::round(0.36 * cell.width());
    const double height = cell.height() < kThickDashFrom ? 1 : 2;
    fill({std::round(cell.center().x() - width / 2), std::round(cell.center().y() - height / 2),
          width, height},
         color);
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
