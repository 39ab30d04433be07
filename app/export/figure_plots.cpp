// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_plots.h"

#include "plot/diverging_scale.h"
#include "plot/drift_text.h"
#include "plot/ticks.h"
#include "theme.h"

#include <QCoreApplication>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr double kLabelGap = 0.9 * kMm;
constexpr double kHairline = 0.12 * kMm;
constexpr double kPointRadius = 0.42 * kMm;
constexpr double kWidestPlane = 90 * kMm;  // a scatter plot's side
constexpr int kValueTicks = 5;

QString tr(const char* text) {
    return QCoreApplication::translate("Figure", text);
}

/// As if `color` were laid over white with this much of it: figures have no transparency.
QColor tinted(const QColor& color, double amount) {
    const auto mix = [amount](int c) { return static_cast<int>(255 - amount * (255 - c)); };
    return {mix(color.red()), mix(color.green()), mix(color.blue())};
}

QRectF square(QPointF centre, double scale) {
    const double side = scale * kMm;
    return {centre.x() - side / 2, centre.y() - side / 2, side, side};
}

FigurePlane::Axis valueAxis(double low, double high, const QString& label) {
    FigurePlane::Axis axis;
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

FigurePlane::Axis layerAxis(int layers, int step) {
    FigurePlane::Axis axis;
    axis.low = -0.6;
    axis.high = layers - 0.4;
    axis.label = tr("layer");
    for (int layer = 0; layer < layers; layer += step) {
        axis.ticks.push_back(layer);
        axis.texts += QString::number(layer);
    }
    return axis;
}

FigurePlane::Axis meanAxis(const FigureDrift& data) {
    double low = 0;
    double high = 0;
    for (const float mean : data.headMean.values()) {
        low = std::min(low, static_cast<double>(mean));
        high = std::max(high, static_cast<double>(mean));
    }
    const Drift& drift = data.drift;
    for (std::size_t i = 0; i < drift.layerMean.size() && i < drift.layerSd.size(); ++i) {
        low = std::min(low, drift.layerMean[i] - drift.layerSd[i]);
        high = std::max(high, drift.layerMean[i] + drift.layerSd[i]);
    }
    return valueAxis(low, high, tr("head mean"));
}

}  // namespace

FigurePlane::FigurePlane(const FigureFonts& fonts, QRectF outer, Axis x, Axis y)
    : m_fonts(fonts),
      m_x(std::move(x)),
      m_y(std::move(y)),
      m_rect(outer.adjusted(leftOf(fonts, m_y), 0, 0, -belowOf(fonts))) {}

double FigurePlane::leftOf(const FigureFonts& fonts, const Axis& y) {
    double widest = 0;
    for (const QString& text : y.texts)
        widest = std::max(widest, textWidth(fonts.small, text));
    return lineHeight(fonts.text) + widest + 2 * kLabelGap;
}

double FigurePlane::belowOf(const FigureFonts& fonts) {
    return kLabelGap + lineHeight(fonts.small) + lineHeight(fonts.text);
}

QPointF FigurePlane::at(double x, double y) const {
    return {m_rect.left() + m_rect.width() * (x - m_x.low) / (m_x.high - m_x.low),
            m_rect.bottom() - m_rect.height() * (y - m_y.low) / (m_y.high - m_y.low)};
}

void FigurePlane::draw(FigureCanvas& canvas) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.small);
    for (std::size_t i = 0; i < m_y.ticks.size(); ++i) {
        const double y = at(m_x.low, m_y.ticks[i]).y();
        const bool zero = std::abs(m_y.ticks[i]) < 1e-12;
        canvas.line({m_rect.left(), y}, {m_rect.right(), y},
                    zero ? theme.border.darker(125) : theme.border, kHairline);
        canvas.text(QRectF(m_rect.left() - kLabelGap, y - line / 2, 0, line),
                    Qt::AlignRight | Qt::AlignVCenter, m_y.texts.value(static_cast<int>(i)),
                    m_fonts.small, theme.muted);
    }
    canvas.line(m_rect.bottomLeft(), m_rect.bottomRight(), theme.muted, kHairline);
    canvas.line(m_rect.topLeft(), m_rect.bottomLeft(), theme.muted, kHairline);
    for (std::size_t i = 0; i < m_x.ticks.size(); ++i) {
        const double x = at(m_x.ticks[i], m_y.low).x();
        canvas.line({x, m_rect.bottom()}, {x, m_rect.bottom() + 0.5 * kLabelGap}, theme.muted,
                    kHairline);
        canvas.text(QRectF(x, m_rect.bottom() + kLabelGap, 0, line),
                    Qt::AlignHCenter | Qt::AlignTop, m_x.texts.value(static_cast<int>(i)),
                    m_fonts.small, theme.muted);
    }
    canvas.text(QRectF(m_rect.left(), m_rect.bottom() + kLabelGap + line, m_rect.width(),
                       lineHeight(m_fonts.text)),
                Qt::AlignHCenter | Qt::AlignTop, m_x.label, m_fonts.text, theme.text);
    const double width = lineHeight(m_fonts.text);
    canvas.textUpwards(
        QRectF(m_rect.left() - leftOf(m_fonts, m_y), m_rect.top(), width, m_rect.height()),
        m_y.label, m_fonts.text, theme.text);
}

FigureDriftPart::FigureDriftPart(const FigureDrift& drift, const FigureFonts& fonts,
                                 ColorMap colors, double width)
    : m_drift(drift),
      m_fonts(fonts),
      m_first(DivergingScale::onLight(colors).negativeHue()),
      m_second(DivergingScale::onLight(colors).positiveHue()),
      m_width(width) {}

QStringList FigureDriftPart::subtitle() const {
    const QString slope = slopeText(m_drift.drift);
    return slope.isEmpty() ? QStringList() : wrapped(slope, m_fonts.small, m_width);
}

FigurePart::Height FigureDriftPart::height() const {
    Height height;
    const double small = lineHeight(m_fonts.small);
    height.fixed = (m_drift.title.isEmpty() ? 0 : lineHeight(m_fonts.heading)) +
                   small * static_cast<double>(subtitle().size() + 1) + 2 * kLabelGap +
                   FigurePlane::belowOf(m_fonts);
    height.natural = std::clamp(0.32 * m_width, 22 * kMm, 60 * kMm);
    height.least = 8 * kMm;
    height.most = std::max(height.natural, 0.75 * m_width);
    return height;
}

double FigureDriftPart::drawHeading(FigureCanvas& canvas, QPointF topLeft) const {
    const Theme& theme = Theme::day();
    QRectF rect(topLeft, QSizeF(m_width, 0));
    if (!m_drift.title.isEmpty()) {
        canvas.text(rect, Qt::AlignLeft, m_drift.title, m_fonts.heading, theme.text);
        rect.translate(0, lineHeight(m_fonts.heading));
    }
    rect.translate(0, canvas.lines(rect, subtitle(), m_fonts.small, theme.muted) + kLabelGap);
    return rect.top();
}

void FigureDriftPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    const double line = lineHeight(m_fonts.small);
    const double y = topLeft.y() + line / 2;
    double x = topLeft.x();
    const auto entry = [&](double icon, const QString& text) {
        x += icon + kLabelGap;
        canvas.text(QRectF(x, topLeft.y(), 0, line), Qt::AlignLeft | Qt::AlignVCenter, text,
                    m_fonts.small, Theme::day().muted);
        x += textWidth(m_fonts.small, text) + 3.5 * kMm;
    };
    canvas.disc({x + m_fonts.scale * kPointRadius, y}, m_fonts.scale * kPointRadius,
                Theme::day().point);
    entry(2 * m_fonts.scale * kPointRadius, tr("a head"));
    const double icon = m_fonts.scale * 5 * kMm;
    canvas.fill(QRectF(x, y - 0.3 * line, icon, 0.6 * line), tinted(m_first, 0.16));
    canvas.line({x, y}, {x + icon, y}, m_first, m_fonts.scale * 0.35 * kMm);
    canvas.fill(square({x + icon / 2, y}, m_fonts.scale), m_first);
    entry(icon, tr("layer mean ± sd"));
    if (!m_drift.drift.slope) return;
    canvas.line({x, y}, {x + icon, y}, m_second, m_fonts.scale * 0.35 * kMm, Qt::DashLine);
    entry(icon, tr("fitted line"));
}

void FigureDriftPart::drawData(FigureCanvas& canvas, const FigurePlane& plane) const {
    const Drift& drift = m_drift.drift;
    const auto& means = m_drift.headMean;
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const HeadId id = means.id(i);
        canvas.disc(plane.at(driftX(id, means.heads()), means.values()[i]),
                    m_fonts.scale * kPointRadius, tinted(Theme::day().point, 0.8));
    }
    QPolygonF line;
    for (std::size_t i = 0; i < drift.layerMean.size(); ++i)
        line << plane.at(static_cast<double>(i), drift.layerMean[i]);
    auto& painter = canvas.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(m_first, m_fonts.scale * 0.35 * kMm, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    for (const QPointF& point : line)
        canvas.fill(square(point, m_fonts.scale), m_first);
    if (!drift.slope || !drift.intercept) return;
    const auto fit = [&](double x) { return plane.at(x, *drift.intercept + *drift.slope * x); };
    canvas.line(fit(-0.5), fit(means.layers() - 0.5), m_second, m_fonts.scale * 0.35 * kMm,
                Qt::DashLine);
}

void FigureDriftPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const double legendTop = drawHeading(canvas, topLeft);
    const double line = lineHeight(m_fonts.small);
    const FigurePlane::Axis y = meanAxis(m_drift);
    const QRectF outer(topLeft.x(), legendTop + line + kLabelGap, m_width,
                       stretch + FigurePlane::belowOf(m_fonts));
    const double left = FigurePlane::leftOf(m_fonts, y);
    const int layers = std::max(1, m_drift.headMean.layers());
    const double label = textWidth(m_fonts.small, QStringLiteral("00")) * 1.3;
    const FigurePlane plane(m_fonts, outer,
                            layerAxis(layers, labelStep((m_width - left) / layers, label)), y);
    drawLegend(canvas, {plane.rect().left(), legendTop});
    QPolygonF band;
    const Drift& drift = m_drift.drift;
    const std::size_t known = std::min(drift.layerMean.size(), drift.layerSd.size());
    for (std::size_t i = 0; i < known; ++i)
        band << plane.at(static_cast<double>(i), drift.layerMean[i] + drift.layerSd[i]);
    for (std::size_t i = known; i-- > 0;)
        band << plane.at(static_cast<double>(i), drift.layerMean[i] - drift.layerSd[i]);
    canvas.painter().setPen(Qt::NoPen);
    canvas.painter().setBrush(tinted(m_first, 0.16));
    canvas.painter().drawPolygon(band);
    plane.draw(canvas);
    drawData(canvas, plane);
}

FigureScatterPart::FigureScatterPart(const FigureScatter& scatter, const FigureFonts& fonts,
                                     ColorMap colors, double width)
    : m_scatter(scatter),
      m_fonts(fonts),
      m_first(DivergingScale::onLight(colors).negativeHue()),
      m_second(DivergingScale::onLight(colors).positiveHue()),
      m_width(width) {}

FigurePart::Height FigureScatterPart::height() const {
    Height height;
    const auto lines = m_scatter.subtitle.isEmpty()
                           ? 0
                           : wrapped(m_scatter.subtitle, m_fonts.small, m_width).size();
    height.fixed = (m_scatter.title.isEmpty() ? 0 : lineHeight(m_fonts.heading)) +
                   static_cast<double>(lines) * lineHeight(m_fonts.small) + kLabelGap +
                   FigurePlane::belowOf(m_fonts);
    height.natural = std::min(kWidestPlane, m_width - 12 * kMm);
    height.least = 12 * kMm;
    height.most = std::max(height.natural, m_width - 14 * kMm);
    return height;
}

void FigureScatterPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const Theme& theme = Theme::day();
    QRectF rect(topLeft, QSizeF(m_width, 0));
    if (!m_scatter.title.isEmpty()) {
        canvas.text(rect, Qt::AlignLeft, m_scatter.title, m_fonts.heading, theme.text);
        rect.translate(0, lineHeight(m_fonts.heading));
    }
    if (!m_scatter.subtitle.isEmpty()) {
        const QStringList lines = wrapped(m_scatter.subtitle, m_fonts.small, m_width);
        rect.translate(0, canvas.lines(rect, lines, m_fonts.small, theme.muted));
    }
    double low = 0;
    double high = 0;
    for (const auto& [x, y] : m_scatter.points) {
        low = std::min({low, x, y});
        high = std::max({high, x, y});
    }
    const FigurePlane::Axis x = valueAxis(low, high, m_scatter.xLabel);
    const FigurePlane::Axis y = valueAxis(low, high, m_scatter.yLabel);
    const double left = FigurePlane::leftOf(m_fonts, y);
    const double side = std::min(stretch, m_width - left);
    const FigurePlane plane(m_fonts,
                            QRectF(topLeft.x(), rect.top() + kLabelGap, side + left,
                                   side + FigurePlane::belowOf(m_fonts)),
                            x, y);
    plane.draw(canvas);
    for (const double tick : x.ticks) {
        canvas.line(plane.at(tick, y.low), plane.at(tick, y.high), theme.border, kHairline);
    }
    canvas.line(plane.at(x.low, x.low), plane.at(x.high, x.high), m_second,
                m_fonts.scale * 0.3 * kMm, Qt::DashLine);
    for (const auto& [px, py] : m_scatter.points)
        canvas.disc(plane.at(px, py), 1.3 * m_fonts.scale * kPointRadius, tinted(m_first, 0.85));
}

}  // namespace headscope::app
