// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_canvas.h"

#include <vector>

namespace headscope::app {

// What the plots of a figure have in common: a heading, a line that names what is drawn, and two
// numeric axes around a plane.

/// A panel's letter, a title and a subtitle over a map or plot; each may be empty.
class FigureHeading {
 public:
    FigureHeading(const QString& letter, const QString& title, const QString& subtitle,
                  const FigureFonts& fonts, double width);
    [[nodiscard]] double height() const;
    /// Returns height().
    double draw(FigureCanvas& canvas, QPointF topLeft) const;

 private:
    QString m_letter;
    QStringList m_title;
    QStringList m_subtitle;
    const FigureFonts& m_fonts;
    double m_indent;
    double m_width;
};

/// Names of what is drawn, each behind its mark, in one line.
class FigureLegend {
 public:
    FigureLegend(FigureCanvas& canvas, QPointF topLeft);
    /// Where the next mark goes: as wide as asked for, one line high.
    [[nodiscard]] QRectF mark(double width) const;
    /// Its name; the next mark comes behind it.
    void name(const QRectF& mark, const QString& text);

 private:
    FigureCanvas& m_canvas;
    QPointF m_at;
};

/// Two numeric axes around a plane.
class FigurePlane {
 public:
    struct Axis {
        double low = 0;
        double high = 1;
        QString label;
        std::vector<double> ticks;
        QStringList texts;  ///< one a tick
    };
    /// With round numbers, signed as effects are, and some room beyond both ends.
    [[nodiscard]] static Axis signedAxis(double low, double high, const QString& label);
    /// Named steps side by side, so many of the names as fit the width with `room` times their own.
    [[nodiscard]] static Axis namedAxis(const FigureFonts& fonts, const QStringList& names,
                                        double room, double width, const QString& label);
    /// From 0 up, as counts and probabilities go.
    [[nodiscard]] static Axis upwardAxis(double high, const QString& label, bool whole);

    /// `outer` holds the plane, its tick labels and its axis labels.
    FigurePlane(const FigureFonts& fonts, QRectF outer, Axis x, Axis y);

    /// What the labels take of `outer` at the left and below.
    [[nodiscard]] static double leftOf(const FigureFonts& fonts, const Axis& y);
    [[nodiscard]] static double belowOf(const FigureFonts& fonts);

    [[nodiscard]] const QRectF& rect() const { return m_rect; }
    [[nodiscard]] QPointF at(double x, double y) const;
    /// at() for what draws on the plane; it must not outlive this.
    [[nodiscard]] PlaneMap map() const;
    /// Grid lines, tick labels and axis labels.
    void draw(FigureCanvas& canvas) const;

 private:
    /// Every how many ticks of y have a label, so that none touches another.
    [[nodiscard]] std::size_t labelledTicks(double line) const;

    const FigureFonts& m_fonts;
    Axis m_x;
    Axis m_y;
    QRectF m_rect;
};

/// What a plot as wide as the figure takes: a heading, a legend, and a plane whose height is by
/// nature this share of the width, and at least as high as the y axis's label is long.
[[nodiscard]] FigurePart::Height widePlotHeight(const FigureHeading& heading,
                                                const FigureFonts& fonts, double width,
                                                double share, const QString& yLabel = {});
/// Its plane with tick and axis labels, below a legend whose top is there.
[[nodiscard]] QRectF widePlotRect(const FigureFonts& fonts, QPointF legendTop, double width,
                                  double stretch);

/// Two distinct colours, as on screen in the light theme.
[[nodiscard]] std::array<QColor, 2> figureHues(ColorMap colors);

/// As if `color` were laid over white with this much of it: figures have no transparency.
[[nodiscard]] QColor tinted(const QColor& color, double amount);

inline constexpr double kHairline = 0.12 * kMm;
inline constexpr double kPointRadius = 0.42 * kMm;
inline constexpr double kCurve = 0.35 * kMm;  // the width of a line among text of 8 points

}  // namespace headscope::app
