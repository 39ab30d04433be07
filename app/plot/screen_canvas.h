// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

class QPainter;

namespace headscope::app {

/// A widget's painter, in logical pixels. Points have an outline of a pixel in their own colour,
/// which keeps small ones in sight.
class ScreenCanvas : public DrawingCanvas {
 public:
    explicit ScreenCanvas(QPainter& painter) : m_painter(painter) {}

    void fill(const QRectF& rect, const QColor& color) override;
    void area(const QPolygonF& polygon, const QColor& color) override;
    void line(QPointF from, QPointF to, const QColor& color, double width,
              Qt::PenStyle style = Qt::SolidLine) override;
    void curve(const QPolygonF& points, const QColor& color, double width) override;
    void dot(QPointF centre, double radius, const QColor& color) override;
    void hatch(const QRectF& cell, const QColor& color) override;
    void dash(const QRectF& cell, const QColor& color) override;
    void disc(QPointF centre, double radius, const QColor& color) override;
    void square(QPointF centre, double side, const QColor& color) override;

 private:
    QPainter& m_painter;
};

}  // namespace headscope::app
