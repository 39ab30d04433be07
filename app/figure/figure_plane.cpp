// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_plane.h"

#include "ui/diverging_scale.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kValueTicks = 5;
constexpr double kOverhang = 0.8 * kMm;
constexpr double kLegendGap = 3.5 * kMm;
constexpr qsizetype kMostTitleLines = 3;

}  // namespace

FigurePart::Height widePlotHeight(const FigureHeading& heading, const FigureFonts& fonts,
                                  double width, double share, const QString& yLabel) {
    FigurePart::Height height;
    height.fixed =
        heading.height() + lineHeight(fonts.small) + fonts.gap() + FigurePlane::belowOf(fonts);
    height.least = std::max(8 * kMm, textWidth(fonts.text, yLabel));
    height.natural = std::max(height.least, std::clamp(share * width, 22 * kMm, 60 * kMm));
    height.most = std::max(height.natural, 0.75 * width);
    return height;
}

QRectF widePlotRect(const FigureFonts& fonts, QPointF legendTop, double width, double stretch) {
    return {legendTop.x(), legendTop.y() + lineHeight(fonts.small) + fonts.gap(), width,
            stretch + FigurePlane::belowOf(fonts)};
}

std::array<QColor, 2> figureHues(ColorMap colors) {
    const auto& scale = DivergingScale::onLight(colors);
    return {scale.negativeHue(), scale.positiveHue()};
}

QColor tinted(const QColor& color, double amount) {
    const auto mix = [amount](int c) { return static_cast<int>(255 - amount * (255 - c)); };
    return {mix(color.red()), mix(color.green()), mix(color.blue())};
}

FigureHeading::FigureHeading(const QString& letter, const QString& title, const QString& subtitle,
                             const FigureFonts& fonts, double width)
    : m_letter(letter), m_fonts(fonts), m_indent(letterWidth(fonts, letter)), m_width(width) {
    if (!title.isEmpty())
        m_title = wrapped(title, fonts.heading, width - m_indent, kMostTitleLines);
    if (!subtitle.isEmpty()) m_subtitle = wrapped(subtitle, fonts.small, width - m_indent);
}

double FigureHeading::height() const {
    const auto titleLines = std::max<qsizetype>(m_title.size(), m_letter.isEmpty() ? 0 : 1);
    return lineHeight(m_fonts.heading) * static_cast<double>(titleLines) +
           lineHeight(m_fonts.small) * static_cast<double>(m_subtitle.size()) + m_fonts.gap();
}

double FigureHeading::draw(FigureCanvas& canvas, QPointF topLeft) const {
    const Theme& theme = Theme::day();
    QRectF rect(topLeft, QSizeF(m_width, 0));
    if (!m_letter.isEmpty())
        canvas.text(rect, Qt::AlignLeft, m_letter, m_fonts.heading, theme.text);
    rect.setLeft(rect.left() + m_indent);
    const double titled = canvas.lines(rect, m_title, m_fonts.heading, theme.text);
    rect.translate(0, m_letter.isEmpty() ? titled : std::max(titled, lineHeight(m_fonts.heading)));
    canvas.lines(rect, m_subtitle, m_fonts.small, theme.muted);
    return height();
}

FigureLegend::FigureLegend(FigureCanvas& canvas, QPointF topLeft)
    : m_canvas(canvas), m_at(topLeft) {}

QRectF FigureLegend::mark(double width) const {
    return {m_at, QSizeF(width, lineHeight(m_canvas.fonts().small))};
}

void FigureLegend::name(const QRectF& mark, const QString& text) {
    const QFont& font = m_canvas.fonts().small;
    const double x = mark.right() + m_canvas.fonts().gap();
    m_canvas.text(QRectF(x, mark.top(), 0, mark.height()), Qt::AlignLeft | Qt::AlignVCenter, text,
                  font, Theme::day().muted);
    m_at.setX(x + textWidth(font, text) + kLegendGap);
}

FigurePlane::Axis FigurePlane::signedAxis(double low, double high, const QString& label) {
    Axis axis;
    // Where all is 0, an axis needs some length all the same.
    const double margin = high - low > 1e-12 ? 0.06 * (high - low) : 1;
    axis.low = low - margin;
    axis.high = high + margin;
    axis.label = label;
    axis.ticks = roundTicks(axis.low, axis.high, kValueTicks);
    for (const double tick : axis.ticks)
        axis.texts += signedTick(tick);
    return axis;
}

FigurePlane::Axis FigurePlane::namedAxis(const FigureFonts& fonts, const QStringList& names,
                                         double room, double width, const QString& label) {
    Axis axis;
    const auto steps = static_cast<int>(names.size());
    axis.low = -0.4;
    axis.high = std::max(1.0, steps - 0.6);
    axis.label = label;
    double widest = 0;
    for (const QString& name : names)
        widest = std::max(widest, textWidth(fonts.small, name));
    const int every = labelStep(width / (axis.high - axis.low), room * widest);
    for (int step = 0; step < steps; step += every) {
        axis.ticks.push_back(step);
        axis.texts += names[step];
    }
    return axis;
}

FigurePlane::Axis FigurePlane::upwardAxis(double high, const QString& label, bool whole) {
    Axis axis;
    axis.high = 1.08 * std::max(high, whole ? 1 : 1e-6);
    axis.label = label;
    for (const double tick : roundTicks(0, axis.high, kValueTicks)) {
        if (whole && tick != std::floor(tick)) continue;
        axis.ticks.push_back(tick);
        axis.texts += QString::number(tick, 'g', 6);
    }
    return axis;
}

FigurePlane::FigurePlane(const FigureFonts& fonts, QRectF outer, Axis x, Axis y)
    : m_fonts(fonts),
      m_x(std::move(x)),
      m_y(std::move(y)),
      m_rect(outer.adjusted(leftOf(fonts, m_y), 0, 0, -belowOf(fonts))) {}

double FigurePlane::leftOf(const FigureFonts& fonts, const Axis& y) {
    double widest = 0;
    for (const QString& text : y.texts)
        widest = std::max(widest, textWidth(fonts.small, text));
    return lineHeight(fonts.text) + widest + 2 * fonts.gap();
}

double FigurePlane::belowOf(const FigureFonts& fonts) {
    return fonts.gap() + lineHeight(fonts.small) + lineHeight(fonts.text);
}

QPointF FigurePlane::at(double x, double y) const {
    return {m_rect.left() + m_rect.width() * (x - m_x.low) / (m_x.high - m_x.low),
            m_rect.bottom() - m_rect.height() * (y - m_y.low) / (m_y.high - m_y.low)};
}

PlaneMap FigurePlane::map() const {
    return [this](double x, double y) { return at(x, y); };
}

std::size_t FigurePlane::labelledTicks(double line) const {
    if (m_y.ticks.size() < 2) return 1;
    const double apart = at(0, m_y.ticks[0]).y() - at(0, m_y.ticks[1]).y();
    return static_cast<std::size_t>(labelStep(apart, line));
}

void FigurePlane::draw(FigureCanvas& canvas) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.small);
    const std::size_t every = labelledTicks(line);
    for (std::size_t i = 0; i < m_y.ticks.size(); ++i) {
        const double y = at(m_x.low, m_y.ticks[i]).y();
        const bool zero = std::abs(m_y.ticks[i]) < 1e-12;
        canvas.line({m_rect.left(), y}, {m_rect.right(), y},
                    zero ? theme.border.darker(125) : theme.border, kHairline);
        if (i % every != 0) continue;
        canvas.text(QRectF(m_rect.left() - m_fonts.gap(), y - line / 2, 0, line),
                    Qt::AlignRight | Qt::AlignVCenter, m_y.texts.value(static_cast<int>(i)),
                    m_fonts.small, theme.muted);
    }
    canvas.line(m_rect.bottomLeft(), m_rect.bottomRight(), theme.muted, kHairline);
    canvas.line(m_rect.topLeft(), m_rect.bottomLeft(), theme.muted, kHairline);
    for (std::size_t i = 0; i < m_x.ticks.size(); ++i) {
        const double x = at(m_x.ticks[i], m_y.low).x();
        canvas.line({x, m_rect.bottom()}, {x, m_rect.bottom() + 0.5 * m_fonts.gap()}, theme.muted,
                    kHairline);
        // The last label may end where the margin begins, not in it.
        const QString& text = m_x.texts[static_cast<int>(i)];
        const double most = m_rect.right() + kOverhang - textWidth(m_fonts.small, text) / 2;
        canvas.text(QRectF(std::min(x, most), m_rect.bottom() + m_fonts.gap(), 0, line),
                    Qt::AlignHCenter | Qt::AlignTop, text, m_fonts.small, theme.muted);
    }
    canvas.text(QRectF(m_rect.left(), m_rect.bottom() + m_fonts.gap() + line, m_rect.width(),
                       lineHeight(m_fonts.text)),
                Qt::AlignHCenter | Qt::AlignTop, m_x.label, m_fonts.text, theme.text);
    const double width = lineHeight(m_fonts.text);
    canvas.textUpwards(
        QRectF(m_rect.left() - leftOf(m_fonts, m_y), m_rect.top(), width, m_rect.height()),
        m_y.label, m_fonts.text, theme.text);
}

}  // namespace headscope::app
