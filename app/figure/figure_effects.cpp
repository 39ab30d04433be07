// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_effects.h"

#include "plot/effect_rows.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

struct FigureEffectsTr {
    Q_DECLARE_TR_FUNCTIONS(FigureEffects)
};

constexpr double kEffectsShare = 0.2;  // of the width: the height
constexpr double kBandTint = 0.2;

}  // namespace

FigureEffectsPart::FigureEffectsPart(const FigureEffects& effects, const FigureFonts& fonts,
                                     const FigureOptions& options, double width)
    : m_effects(effects),
      m_fonts(fonts),
      m_heading(effects.letter, effects.title, effects.subtitle, fonts, width),
      m_hues(figureHues(options.colorMap)),
      m_width(width) {}

FigurePart::Height FigureEffectsPart::height() const {
    return widePlotHeight(m_heading, m_fonts, m_width, kEffectsShare);
}

double FigureEffectsPart::radius() const {
    return m_fonts.scale * kPointRadius;
}

FigurePlane::Axis FigureEffectsPart::xAxis() const {
    double low = 0;
    double high = 0;
    const auto reach = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const double effect : m_effects.effects)
        reach(effect);
    if (m_effects.interval)
        for (const double end : *m_effects.interval)
            reach(end);
    return FigurePlane::signedAxis(low, high, m_effects.xLabel);
}

void FigureEffectsPart::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    FigureLegend legend(canvas, topLeft);
    QRectF mark = legend.mark(2 * radius());
    canvas.disc(mark.center(), radius(), Theme::day().point);
    legend.name(mark, FigureEffectsTr::tr("a prompt"));
    if (!m_effects.mean) return;
    mark = legend.mark(m_fonts.scale * 5 * kMm);
    if (m_effects.interval) canvas.fill(mark, tinted(m_hues[0], kBandTint));
    canvas.line({mark.center().x(), mark.top()}, {mark.center().x(), mark.bottom()}, m_hues[0],
                m_fonts.scale * kCurve);
    legend.name(mark, m_effects.interval ? FigureEffectsTr::tr("mean and its 95 % interval")
                                         : FigureEffectsTr::tr("mean"));
}

void FigureEffectsPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const QPointF legendTop = topLeft + QPointF(0, m_heading.draw(canvas, topLeft));
    const QRectF outer = widePlotRect(m_fonts, legendTop, m_width, stretch);
    const FigurePlane plane(m_fonts, outer, xAxis(), {-0.08, 1.08, {}, {}, {}});
    const QRectF& rect = plane.rect();
    drawLegend(canvas, {rect.left(), legendTop.y()});
    const auto upright = [&](double x, const QColor& color, double width) {
        const double at = plane.at(x, 0).x();
        canvas.line({at, rect.top()}, {at, rect.bottom()}, color, width);
    };
    if (m_effects.interval) {
        const double from = plane.at((*m_effects.interval)[0], 0).x();
        const double to = plane.at((*m_effects.interval)[1], 0).x();
        canvas.fill(QRectF(from, rect.top(), to - from, rect.height()),
                    tinted(m_hues[0], kBandTint));
    }
    plane.draw(canvas);
    upright(0, Theme::day().border.darker(125), kHairline);
    for (std::size_t i = 0; i < m_effects.effects.size(); ++i)
        if (std::isfinite(m_effects.effects[i]))
            canvas.disc(plane.at(m_effects.effects[i], effectRow(i)), radius(), Theme::day().point);
    if (m_effects.mean) upright(*m_effects.mean, m_hues[0], m_fonts.scale * kCurve);
}

}  // namespace headscope::app
