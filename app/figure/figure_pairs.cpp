// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_pairs.h"

#include "plot/draw_scatter.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QPolygonF>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr double kWidestPlane = 90 * kMm;  // a scatter plot's side
constexpr double kBarTint = 0.35;

struct FigurePairsTr {
    Q_DECLARE_TR_FUNCTIONS(FigurePairs)
};

/// Both colours laid over white, one over the other.
QColor mixed(const QColor& a, const QColor& b) {
    const QColor under = tinted(a, kBarTint);
    const QColor over = tinted(b, kBarTint);
    const auto both = [](int x, int y) { return x * y / 255; };
    return {both(under.red(), over.red()), both(under.green(), over.green()),
            both(under.blue(), over.blue())};
}

}  // namespace

FigureScatterPart::FigureScatterPart(const FigureScatter& scatter, const FigureFonts& fonts,
                                     const FigureOptions& options, double width)
    : m_scatter(scatter),
      m_fonts(fonts),
      m_heading(scatter.letter, scatter.title, scatter.subtitle, fonts, width),
      m_first(figureHues(options.colorMap)[0]),
      m_second(figureHues(options.colorMap)[1]),
      m_width(width) {}

FigurePart::Height FigureScatterPart::height() const {
    Height height;
    height.fixed = m_heading.height() + FigurePlane::belowOf(m_fonts);
    height.natural = std::min(kWidestPlane, m_width - 12 * kMm);
    height.least = 12 * kMm;
    height.most = std::max(height.natural, m_width - 14 * kMm);
    return height;
}

void FigureScatterPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const double top = topLeft.y() + m_heading.draw(canvas, topLeft);
    double low = 0;
    double high = 0;
    for (const auto& [x, y] : m_scatter.points) {
        low = std::min({low, x, y});
        high = std::max({high, x, y});
    }
    const FigurePlane::Axis x = FigurePlane::signedAxis(low, high, m_scatter.xLabel);
    const FigurePlane::Axis y = FigurePlane::signedAxis(low, high, m_scatter.yLabel);
    const double left = FigurePlane::leftOf(m_fonts, y);
    const double side = std::min(stretch, m_width - left);
    const FigurePlane plane(
        m_fonts, QRectF(topLeft.x(), top, side + left, side + FigurePlane::belowOf(m_fonts)), x, y);
    plane.draw(canvas);
    for (const double tick : x.ticks) {
        canvas.line(plane.at(tick, y.low), plane.at(tick, y.high), Theme::day().border, kHairline);
    }
    drawIdentity(canvas, plane.map(), x.low, x.high, {m_second, m_fonts.scale * 0.3 * kMm});
    QPolygonF points;
    for (const auto& [px, py] : m_scatter.points)
        points << QPointF(px, py);
    drawPoints(canvas, plane.map(), points,
               {tinted(m_first, 0.85), 1.3 * m_fonts.scale * kPointRadius});
}

FigureHistogramPart::FigureHistogramPart(const FigureHistogram& histogram, const FigureFonts& fonts,
                                         const FigureOptions& options, double width)
    : m_histogram(histogram),
      m_fonts(fonts),
      m_heading(histogram.letter, histogram.title, histogram.subtitle, fonts, width),
      m_hues(figureHues(options.colorMap)),
      m_width(width) {}

FigurePart::Height FigureHistogramPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, 0.4);
}

double FigureHistogramPart::edge(std::size_t bin) const {
    return m_histogram.first + static_cast<double>(bin) * m_histogram.width;
}

FigurePlane::Axis FigureHistogramPart::xAxis() const {
    const double last = edge(m_histogram.counts[0].size());
    return FigurePlane::signedAxis(std::min(0.0, m_histogram.first), std::max(0.0, last),
                                   m_histogram.xLabel);
}

FigurePlane::Axis FigureHistogramPart::yAxis() const {
    int highest = 0;
    for (const auto& counts : m_histogram.counts) {
        for (const int count : counts)
            highest = std::max(highest, count);
    }
    return FigurePlane::upwardAxis(highest, FigurePairsTr::tr("heads"), true);
}

void FigureHistogramPart::drawBars(FigureCanvas& canvas, const FigurePlane& plane) const {
    const auto& [first, second] = m_histogram.counts;
    const auto bar = [&](std::size_t bin, int from, int to, const QColor& color) {
        if (from == to) return;
        canvas.fill(canvas.snapped(QRectF(plane.at(edge(bin), to), plane.at(edge(bin + 1), from))),
                    color);
    };
    for (std::size_t bin = 0; bin < first.size(); ++bin) {
        const int both = std::min(first[bin], second[bin]);
        bar(bin, 0, both, mixed(m_hues[0], m_hues[1]));
        bar(bin, both, first[bin], tinted(m_hues[0], kBarTint));
        bar(bin, both, second[bin], tinted(m_hues[1], kBarTint));
    }
}

void FigureHistogramPart::drawOutline(FigureCanvas& canvas, const FigurePlane& plane,
                                      std::size_t set) const {
    const auto& counts = m_histogram.counts[set];
    QPolygonF steps;  // over bins with heads, one after the other
    for (std::size_t bin = 0; bin <= counts.size(); ++bin) {
        if (bin == counts.size() || counts[bin] == 0) {
            if (!steps.isEmpty()) steps << plane.at(edge(bin), 0);
            canvas.curve(steps, m_hues[set], 0.7 * m_fonts.scale * kCurve);
            steps.clear();
            continue;
        }
        if (steps.isEmpty()) steps << plane.at(edge(bin), 0);
        steps << plane.at(edge(bin), counts[bin]) << plane.at(edge(bin + 1), counts[bin]);
    }
}

void FigureHistogramPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    for (std::size_t set = 0; set < m_hues.size(); ++set) {
        const QRectF mark = legend.mark(m_fonts.scale * 3 * kMm);
        const double fifth = 0.2 * mark.height();
        const QRectF box = mark.adjusted(0, fifth, 0, -fifth);
        canvas.fill(box, tinted(m_hues[set], kBarTint));
        canvas.curve(QPolygonF(box), m_hues[set], 0.7 * m_fonts.scale * kCurve);
        legend.name(mark, m_histogram.names[set]);
    }
}

void FigureHistogramPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const QPointF legendTop = topLeft + QPointF(0, m_heading.draw(canvas, topLeft));
    const QRectF outer = widePlotRect(m_fonts, legendTop, m_width, stretch);
    const FigurePlane plane(m_fonts, outer, xAxis(), yAxis());
    drawLegend(canvas, {plane.rect().left(), legendTop.y()});
    plane.draw(canvas);
    drawBars(canvas, plane);
    for (std::size_t set = 0; set < m_hues.size(); ++set)
        drawOutline(canvas, plane, set);
    const QPointF zero = plane.at(0, 0);
    canvas.line(zero, {zero.x(), plane.rect().top()}, Theme::day().border.darker(125), kHairline);
}

}  // namespace headscope::app
