// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"
#include "plot/plain_plottable.h"

namespace headscope::app {

/// How much longer than its key a dashed line is drawn there, so that its last dash is whole: the
/// legend cuts it.
inline constexpr double kDashOverhang = 5;

/// A part of a plot that is drawn by functions, which figures call too. In the legend where it has
/// a name.
class DrawnPlottable : public PlainPlottable {
 public:
    using Draw = std::function<void(DrawingCanvas& canvas, const PlaneMap& at)>;
    using DrawKey = std::function<void(DrawingCanvas& canvas, const QRectF& rect)>;

    /// Belongs to `plot`, on its two axes, over what it already has.
    DrawnPlottable(QCustomPlot& plot, Draw draw);
    /// Its mark and its name in the legend.
    void putInLegend(const QString& name, DrawKey drawKey);

 protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

 private:
    Draw m_draw;
    DrawKey m_drawKey;
};

}  // namespace headscope::app
