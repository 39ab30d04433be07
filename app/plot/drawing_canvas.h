// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <functional>

namespace headscope::app {

/// What a plot's content is drawn on: the screen or a figure. Filled shapes and lines only, which
/// every format of a figure has. Lengths are in the canvas's own unit.
class DrawingCanvas {
 public:
    DrawingCanvas() = default;
    DrawingCanvas(const DrawingCanvas&) = delete;
    DrawingCanvas& operator=(const DrawingCanvas&) = delete;
    virtual ~DrawingCanvas() = default;

    virtual void fill(const QRectF& rect, const QColor& color) = 0;
    virtual void area(const QPolygonF& polygon, const QColor& color) = 0;
    virtual void line(QPointF from, QPointF to, const QColor& color, double width,
                      Qt::PenStyle style = Qt::SolidLine) = 0;
    /// From point to point.
    virtual void curve(const QPolygonF& points, const QColor& color, double width) = 0;
    virtual void dot(QPointF centre, double radius, const QColor& color) = 0;
    /// Upon a cell: it has no value yet; its value is noise.
    virtual void hatch(const QRectF& cell, const QColor& color) = 0;
    virtual void dash(const QRectF& cell, const QColor& color) = 0;
    /// Marks of a point.
    virtual void disc(QPointF centre, double radius, const QColor& color) = 0;
    virtual void square(QPointF centre, double side, const QColor& color) = 0;
};

/// From the numbers of two axes to where they are on the canvas.
using PlaneMap = std::function<QPointF(double x, double y)>;

}  // namespace headscope::app
