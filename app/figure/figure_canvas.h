// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"
#include "plot/drawing_canvas.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace headscope::app {

// Lengths are hundredths of a millimetre, everywhere in the figure's drawing.

inline constexpr double kMm = 100;
inline constexpr double kPoint = kMm * 25.4 / 72;
inline constexpr double kLabelGap = 0.9 * kMm;  // see FigureFonts::gap()

/// The fonts of a figure. Their sizes are in the figure's own unit, so that every device lays a
/// figure out alike.
struct FigureFonts {
    explicit FigureFonts(double points, const QString& family = {});

    QString family;  ///< DejaVu Sans where none is named
    QFont title;     ///< of the figure
    QFont heading;   ///< of a map or plot
    QFont text;
    QFont small;  ///< tick labels, subtitles, the caption
    /// What points and lines grow by, beside text of 8 points.
    double scale = 1;

    /// Between what is drawn and its label; more beside the large text of a slide.
    [[nodiscard]] double gap() const { return roomy(kLabelGap); }
    /// A length that is right at 8 points, where the text is larger.
    [[nodiscard]] double roomy(double length) const {
        return length * std::sqrt(std::max(1.0, scale));
    }

    [[nodiscard]] QFont sized(double units, QFont::Weight weight = QFont::Normal) const;
};

[[nodiscard]] double lineHeight(const QFont& font);
[[nodiscard]] double textWidth(const QFont& font, const QString& text);
/// What a panel's letter takes before its heading; 0 without one.
[[nodiscard]] double letterWidth(const FigureFonts& fonts, const QString& letter);

/// The text in lines no wider than `width`, broken between words, and inside a word only where it
/// does not fit a line alone.
[[nodiscard]] QStringList wrapped(const QString& text, const QFont& font, double width);
/// The same in at most `most` lines, the last cut with "…" where there would be more.
[[nodiscard]] QStringList wrapped(const QString& text, const QFont& font, double width,
                                  qsizetype most);

/// Numbers in cells are not written smaller than this, the unit as everywhere in a figure.
inline constexpr double kSmallestValue = 4.3 * kPoint;
/// The note where numbers in cells would be too small to be read.
[[nodiscard]] QString tooSmallForValues();

/// What the parts of a figure draw on.
class FigureCanvas : public DrawingCanvas {
 public:
    FigureCanvas(QPainter& painter, const FigureFonts& fonts, FigureResult& result);

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const FigureFonts& fonts() const { return m_fonts; }
    [[nodiscard]] FigureResult& result() { return m_result; }

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
    /// Adds a note for the figure's author, once.
    void addNote(const QString& note);
    /// In `rect`, aligned as Qt::Alignment says; one line, never clipped.
    void text(const QRectF& rect, Qt::Alignment alignment, const QString& text, const QFont& font,
              const QColor& color);
    /// Lines one below the other from the top of `rect`; its height afterwards.
    double lines(const QRectF& rect, const QStringList& lines, const QFont& font,
                 const QColor& color);
    /// Turned to read from bottom to top, centred in `rect`.
    void textUpwards(const QRectF& rect, const QString& text, const QFont& font,
                     const QColor& color);
    /// What is filled of a map's cell: large ones are set apart, small ones overlap, so that no
    /// viewer shows a seam.
    [[nodiscard]] QRectF insideCell(const QRectF& cell) const;
    /// The rectangle with its edges on whole device pixels, where the device has any.
    [[nodiscard]] QRectF snapped(const QRectF& rect) const;

 private:
    QPainter& m_painter;
    const FigureFonts& m_fonts;
    FigureResult& m_result;
    bool m_pixels;
};

/// One part of a figure's column. A part takes `fixed` and, for what may stretch, between `least`
/// and `most`, `natural` if there is no reason for another height.
class FigurePart {
 public:
    struct Height {
        double fixed = 0;
        double least = 0;
        double natural = 0;
        double most = 0;
    };

    FigurePart() = default;
    FigurePart(const FigurePart&) = delete;
    FigurePart& operator=(const FigurePart&) = delete;
    virtual ~FigurePart() = default;

    [[nodiscard]] virtual Height height() const = 0;
    /// `stretch` is what the part got of its stretching height.
    virtual void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const = 0;
};

}  // namespace headscope::app
