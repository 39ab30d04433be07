// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure.h"

#include "figure/figure_attention.h"
#include "figure/figure_canvas.h"
#include "figure/figure_drift.h"
#include "figure/figure_effects.h"
#include "figure/figure_growth.h"
#include "figure/figure_maps.h"
#include "figure/figure_pair_map.h"
#include "figure/figure_pairs.h"
#include "figure/figure_panels.h"
#include "figure/figure_ripples.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

namespace headscope::app {

namespace {

constexpr double kFigureMargin = 2.5 * kMm;
constexpr double kPartGap = 3.5 * kMm;

/// Lines of text over the whole width.
class TextPart : public FigurePart {
 public:
    TextPart(const QString& text, const QFont& font, const QColor& color, double width)
        : m_font(font), m_color(color), m_width(width), m_lines(wrapped(text, font, width)) {}

    [[nodiscard]] Height height() const override {
        Height height;
        height.fixed = lineHeight(m_font) * static_cast<double>(m_lines.size());
        return height;
    }

    void draw(FigureCanvas& canvas, QPointF topLeft, double /*stretch*/) const override {
        canvas.lines(QRectF(topLeft, QSizeF(m_width, 0)), m_lines, m_font, m_color);
    }

 private:
    const QFont& m_font;
    QColor m_color;
    double m_width;
    QStringList m_lines;
};

using Parts = std::vector<std::unique_ptr<FigurePart>>;

using MapRows = std::vector<std::unique_ptr<FigureMapRow>>;

MapRows mapRows(const Figure& figure, std::size_t columns, const FigureOptions& options,
                const FigureFonts& fonts, double width, bool shortLabels) {
    MapRows rows;
    for (std::size_t i = 0; i < figure.maps.size(); i += columns) {
        const std::span row(figure.maps.data() + i, std::min(columns, figure.maps.size() - i));
        rows.push_back(
            std::make_unique<FigureMapRow>(row, columns, fonts, options, width, shortLabels));
    }
    return rows;
}

/// In the figure's columns, or fewer where the maps would be crowded.
void addMaps(Parts& parts, const Figure& figure, const FigureOptions& options,
             const FigureFonts& fonts, double width, bool shortLabels) {
    auto columns = std::clamp<std::size_t>(static_cast<std::size_t>(figure.columns), 1,
                                           std::max<std::size_t>(1, figure.maps.size()));
    MapRows rows = mapRows(figure, columns, options, fonts, width, shortLabels);
    while (columns > 1 &&
           std::ranges::any_of(rows, [](const auto& row) { return row->isCrowded(); }))
        rows = mapRows(figure, --columns, options, fonts, width, shortLabels);
    for (auto& row : rows)
        parts.push_back(std::move(row));
}

Parts partsOf(const Figure& figure, const FigureOptions& options, const FigureFonts& fonts,
              double width, bool shortLabels = false) {
    Parts parts;
    const auto addText = [&](const QString& text, const QFont& font, const QColor& color) {
        if (!text.isEmpty()) parts.push_back(std::make_unique<TextPart>(text, font, color, width));
    };
    const Theme& theme = Theme::day();
    const auto addPlot = [&]<typename Part, typename Content>(std::in_place_type_t<Part> /*part*/,
                                                              const Content& content) {
        if (content) parts.push_back(std::make_unique<Part>(*content, fonts, options, width));
    };
    if (options.title) addText(figure.title, fonts.title, theme.text);
    if (options.runLine) addText(figure.runLine, fonts.small, theme.muted);
    addMaps(parts, figure, options, fonts, width, shortLabels);
    addPlot(std::in_place_type<FigureDriftPart>, figure.drift);
    addPlot(std::in_place_type<FigureScatterPart>, figure.scatter);
    addPlot(std::in_place_type<FigureHistogramPart>, figure.histogram);
    addPlot(std::in_place_type<FigureAttentionPart>, figure.attention);
    addPlot(std::in_place_type<FigureGrowthPart>, figure.growth);
    addPlot(std::in_place_type<FigureRipplesPart>, figure.ripples);
    addPlot(std::in_place_type<FigurePairMapPart>, figure.pairs);
    addPlot(std::in_place_type<FigureEffectsPart>, figure.effects);
    if (options.caption) addText(figure.caption, fonts.small, theme.text);
    return parts;
}

double innerWidth(double widthMm, const FigureFonts& fonts) {
    return std::max(1.0, widthMm * kMm - 2 * fonts.roomy(kFigureMargin));
}

/// What is the same at every height.
double fixedHeight(const Parts& parts, const FigureFonts& fonts) {
    double fixed = 2 * fonts.roomy(kFigureMargin);
    for (const auto& part : parts)
        fixed += part->height().fixed;
    return fixed + kPartGap * static_cast<double>(parts.empty() ? 0 : parts.size() - 1);
}

double leastHeight(const Parts& parts, const FigureFonts& fonts) {
    double least = fixedHeight(parts, fonts);
    for (const auto& part : parts)
        least += part->height().least;
    return least;
}

/// Shares `height` among the parts in proportion to what is natural for each; of what would be
/// below its least height the others give it that.
std::vector<double> shares(const Parts& parts, double height) {
    std::vector<FigurePart::Height> wishes;
    for (const auto& part : parts)
        wishes.push_back(part->height());
    std::vector<bool> isLeast(parts.size(), false);
    double factor = 0;
    for (bool changed = true; changed;) {
        double natural = 0;
        double left = height;
        for (std::size_t i = 0; i < wishes.size(); ++i)
            if (isLeast[i])
                left -= wishes[i].least;
            else
                natural += wishes[i].natural;
        factor = natural > 0 ? std::max(0.0, left) / natural : 0;
        changed = false;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            if (isLeast[i] || factor * wishes[i].natural >= wishes[i].least) continue;
            isLeast[i] = changed = true;
        }
    }
    std::vector<double> result;
    for (const auto& wish : wishes)
        result.push_back(std::clamp(factor * wish.natural, wish.least, wish.most));
    return result;
}

}  // namespace

double naturalHeight(const Figure& asked, const FigureOptions& options, double widthMm) {
    const FigureFonts fonts(options.textPoints, options.fontFamily);
    const Figure figure = prepared(asked, options);
    const Parts parts = partsOf(figure, options, fonts, innerWidth(widthMm, fonts));
    double height = fixedHeight(parts, fonts);
    for (const auto& part : parts)
        height += part->height().natural;
    return height / kMm;
}

FigureResult drawFigure(QPainter& painter, const Figure& asked, const FigureOptions& options,
                        QSizeF sizeMm) {
    FigureResult result;
    const Figure figure = prepared(asked, options);
    const FigureFonts fonts(options.textPoints, options.fontFamily);
    FigureCanvas canvas(painter, fonts, result);
    canvas.fill(QRectF(QPointF(), sizeMm * kMm), Qt::white);
    const double width = innerWidth(sizeMm.width(), fonts);
    Parts parts = partsOf(figure, options, fonts, width);
    if (leastHeight(parts, fonts) > sizeMm.height() * kMm)
        parts = partsOf(figure, options, fonts, width, true);
    const double fixed = fixedHeight(parts, fonts);
    const std::vector<double> stretch = shares(parts, sizeMm.height() * kMm - fixed);
    double used = fixed;
    for (const double share : stretch)
        used += share;
    const double spare = sizeMm.height() * kMm - used;
    if (spare < -kMm) {
        result.notes += QCoreApplication::translate(
            "Figure", "The content does not fit: make the figure higher, or leave something out.");
    }
    const double margin = fonts.roomy(kFigureMargin);
    double y = margin + std::max(0.0, spare / 2);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i]->draw(canvas, {margin, y}, stretch[i]);
        y += parts[i]->height().fixed + stretch[i] + kPartGap;
    }
    return result;
}

}  // namespace headscope::app
