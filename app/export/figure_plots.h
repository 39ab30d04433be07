// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/figure_canvas.h"
#include "plot/color_map.h"

#include <vector>

namespace headscope::app {

/// Two numeric axes around a plane: what the drift plot and the scatter plot have in common.
class FigurePlane {
 public:
    struct Axis {
        double low = 0;
        double high = 1;
        QString label;
        std::vector<double> ticks;
        QStringList texts;  ///< one a tick
    };

    /// `outer` holds the plane, its tick labels and its axis labels.
    FigurePlane(const FigureFonts& fonts, QRectF outer, Axis x, Axis y);

    /// What the labels take of `outer` at the left and below.
    [[nodiscard]] static double leftOf(const FigureFonts& fonts, const Axis& y);
    [[nodiscard]] static double belowOf(const FigureFonts& fonts);

    [[nodiscard]] const QRectF& rect() const { return m_rect; }
    [[nodiscard]] QPointF at(double x, double y) const;
    /// Grid lines, tick labels and axis labels.
    void draw(FigureCanvas& canvas) const;

 private:
    const FigureFonts& m_fonts;
    Axis m_x;
    Axis m_y;
    QRectF m_rect;
};

/// The observed head means over depth, as DriftPlot shows them.
class FigureDriftPart : public FigurePart {
 public:
    FigureDriftPart(const FigureDrift& drift, const FigureFonts& fonts, ColorMap colors,
                    double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] QStringList subtitle() const;
    double drawHeading(FigureCanvas& canvas, QPointF topLeft) const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;
    void drawData(FigureCanvas& canvas, const FigurePlane& plane) const;

    const FigureDrift& m_drift;
    const FigureFonts& m_fonts;
    QColor m_first;
    QColor m_second;
    double m_width;
};

/// A square of points with the line y = x.
class FigureScatterPart : public FigurePart {
 public:
    FigureScatterPart(const FigureScatter& scatter, const FigureFonts& fonts, ColorMap colors,
                      double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    const FigureScatter& m_scatter;
    const FigureFonts& m_fonts;
    QColor m_first;
    QColor m_second;
    double m_width;
};

}  // namespace headscope::app
