// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_canvas.h"

#include "figure/figure_glyphs.h"
#include "figure/figure_text.h"

#include <QCoreApplication>
#include <QPaintEngine>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {
constexpr double kNoLigatures = 0.05;         // of a hundredth of a millimetre
constexpr double kCanvasGapFrom = 1.3 * kMm;  // cells at least this wide are set apart
constexpr double kCellGap = 0.12 * kMm;
constexpr double kSeam = 0.06 * kMm;
constexpr double kHatchStep = 0.9 * kMm;
constexpr double kLetterGap = 0.5;  // of a heading's line
}  // namespace

FigureFonts::FigureFonts(double points, const QString& family)
    : family(family.isEmpty() ? QStringLiteral("DejaVu Sans") : family),
      title(sized(1.2 * points * kPoint, QFont::Bold)),
      heading(sized(points * kPoint, QFont::Bold)),
      text(sized(0.94 * points * kPoint)),
      small(sized(0.86 * points * kPoint)),
      scale(points / 8) {}

QFont FigureFonts::sized(double units, QFont::Weight weight) const {
    QFont font(family);
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(units))));
    font.setWeight(weight);
    // Any spacing switches ligatures off, which would hide "fitted" from a search in a PDF.
    font.setLetterSpacing(QFont::AbsoluteSpacing, kNoLigatures);
    return font;
}

double lineHeight(const QFont& font) {
    const QFontMetricsF metrics(font);
    return 1.08 * (metrics.ascent() + metrics.descent());
}

double textWidth(const QFont& font, const QString& text) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

double letterWidth(const FigureFonts& fonts, const QString& letter) {
    if (letter.isEmpty()) return 0;
    return textWidth(fonts.heading, letter) + kLetterGap * lineHeight(fonts.heading);
}

QStringList wrapped(const QString& text, const QFont& font, double width) {
    QStringList result;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(Qt::LeftToRight);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            result += paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return balanced(result);
}

QStringList wrapped(const QString& text, const QFont& font, double width, qsizetype most) {
    QStringList lines = wrapped(text, font, width);
    if (lines.size() <= most) return lines;
    const QString rest = lines.mid(most - 1).join(QLatin1Char(' '));
    lines.resize(most);
    lines.back() = QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width);
    return balanced(lines);
}

QString tooSmallForValues() {
    return QCoreApplication::translate("Figure",
                                       "The cells are too small for their values: make the figure "
                                       "larger, or choose fewer maps.");
}

FigureCanvas::FigureCanvas(QPainter& painter, const FigureFonts& fonts, FigureResult& result)
    : m_painter(painter),
      m_fonts(fonts),
      m_result(result),
      m_pixels(painter.paintEngine()->type() == QPaintEngine::Raster) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);  // also of a line that begins with Hebrew
}

void FigureCanvas::fill(const QRectF& rect, const QColor& color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawRect(rect);
}

void FigureCanvas::area(const QPolygonF& polygon, const QColor& color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(polygon);
}

void FigureCanvas::line(QPointF from, QPointF to, const QColor& color, double width,
                        Qt::PenStyle style) {
    m_painter.setPen(QPen(color, width, style, Qt::FlatCap));
    m_painter.drawLine(from, to);
}

void FigureCanvas::dot(QPointF centre, double radius, const QColor& color) {
    disc(centre, radius, color);
}

// Lines, not a patterned brush: that would be a picture in some formats. A shade darker than on
// screen, because they are thinner.
void FigureCanvas::hatch(const QRectF& cell, const QColor& color) {
    const auto lines = std::lround((cell.width() + cell.height()) / kHatchStep);
    for (long i = 0; i < lines; ++i) {
        const double c = (static_cast<double>(i) + 0.5) * kHatchStep;
        const double fromX = std::max(0.0, c - cell.height());
        const double toX = std::min(cell.width(), c);
        line(cell.topLeft() + QPointF(fromX, c - fromX), cell.topLeft() + QPointF(toX, c - toX),
             color.darker(125), 0.1 * kMm);
    }
}

void FigureCanvas::dash(const QRectF& cell, const QColor& color) {
    const double half = 0.18 * cell.width();
    line(cell.center() - QPointF(half, 0), cell.center() + QPointF(half, 0), color,
         std::min(0.25 * kMm, 0.12 * cell.height()));
}

void FigureCanvas::disc(QPointF centre, double radius, const QColor& color) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawEllipse(centre, radius, radius);
}

void FigureCanvas::square(QPointF centre, double side, const QColor& color) {
    fill({centre.x() - side / 2, centre.y() - side / 2, side, side}, color);
}

void FigureCanvas::curve(const QPolygonF& points, const QColor& color, double width) {
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    m_painter.drawPolyline(points);
}

void FigureCanvas::addNote(const QString& note) {
    if (!m_result.notes.contains(note)) m_result.notes += note;
}

void FigureCanvas::text(const QRectF& rect, Qt::Alignment alignment, const QString& text,
                        const QFont& font, const QColor& color) {
    const QFontMetricsF metrics(font);
    double x = rect.left();
    const double spare = rect.width() - metrics.horizontalAdvance(text);
    if (alignment & Qt::AlignHCenter) x += spare / 2;
    if (alignment & Qt::AlignRight) x += spare;
    double baseline = rect.top() + metrics.ascent();
    const double below = rect.height() - metrics.ascent() - metrics.descent();
    if (alignment & Qt::AlignVCenter) {
        // By the height of figures and capitals, which is what the eye centres.
        baseline = rect.center().y() + metrics.capHeight() / 2;
    }
    if (alignment & Qt::AlignBottom) baseline += below;
    drawGlyphs(m_painter, {x, baseline}, text, font, color);
}

double FigureCanvas::lines(const QRectF& rect, const QStringList& lines, const QFont& font,
                           const QColor& color) {
    const double height = lineHeight(font);
    double y = rect.top();
    for (const QString& line : lines) {
        text(QRectF(rect.left(), y, rect.width(), height), Qt::AlignLeft, line, font, color);
        y += height;
    }
    return y - rect.top();
}

void FigureCanvas::textUpwards(const QRectF& rect, const QString& text, const QFont& font,
                               const QColor& color) {
    m_painter.save();
    m_painter.translate(rect.center());
    m_painter.rotate(-90);
    this->text(QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width()),
               Qt::AlignHCenter | Qt::AlignVCenter, text, font, color);
    m_painter.restore();
}

QRectF FigureCanvas::insideCell(const QRectF& cell) const {
    const bool apart = std::min(cell.width(), cell.height()) >= kCanvasGapFrom;
    const double change = apart ? -kCellGap : kSeam;
    return snapped(cell.adjusted(0, 0, change, change));
}

QRectF FigureCanvas::snapped(const QRectF& rect) const {
    if (!m_pixels) return rect;
    const QTransform toDevice = m_painter.combinedTransform();
    const QRectF device = toDevice.mapRect(rect);
    QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
                 QPointF(std::round(device.right()), std::round(device.bottom())));
    whole.setWidth(std::max(1.0, whole.width()));
    whole.setHeight(std::max(1.0, whole.height()));
    return toDevice.inverted().mapRect(whole);
}

}  // namespace headscope::app
