// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_plane.h"

namespace headscope::app {

// Zero against mean in a figure, as ZeroMeanPanel shows it. What a part is of must outlive it.

/// A square of points with the line y = x.
class FigureScatterPart : public FigurePart {
 public:
    FigureScatterPart(const FigureScatter& scatter, const FigureFonts& fonts,
                      const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    const FigureScatter& m_scatter;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    QColor m_first;
    QColor m_second;
    double m_width;
};

/// Two histograms over each other: where both have heads, their colours mix.
class FigureHistogramPart : public FigurePart {
 public:
    FigureHistogramPart(const FigureHistogram& histogram, const FigureFonts& fonts,
                        const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] FigurePlane::Axis xAxis() const;
    [[nodiscard]] FigurePlane::Axis yAxis() const;
    [[nodiscard]] double edge(std::size_t bin) const;
    void drawBars(FigureCanvas& canvas, const FigurePlane& plane) const;
    void drawOutline(FigureCanvas& canvas, const FigurePlane& plane, std::size_t set) const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;

    const FigureHistogram& m_histogram;
    const FigureFonts& m_fonts;
    FigureHeading m_heading;
    std::array<QColor, 2> m_hues;
    double m_width;
};

}  // namespace headscope::app
