// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_panels.h"

#include "figure/figure_text.h"
#include "plot/draw_cells.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

/// The letter of each panel, in the order in which they are drawn.
std::vector<QString*> lettersOf(Figure& figure) {
    std::vector<QString*> letters;
    for (FigureMap& map : figure.maps)
        letters.push_back(&map.letter);
    const auto add = [&letters](auto& plot) {
        if (plot) letters.push_back(&plot->letter);
    };
    add(figure.drift);
    add(figure.scatter);
    add(figure.histogram);
    add(figure.attention);
    add(figure.growth);
    add(figure.ripples);
    add(figure.pairs);
    add(figure.effects);
    return letters;
}

double largestOf(const HeatmapData& data) {
    double largest = 0;
    for (const auto& value : data.values.values()) {
        if (!isPending(value)) largest = std::max(largest, std::abs(static_cast<double>(*value)));
    }
    return largest;
}

/// Maps on one scale stay on one.
void endAtLargest(std::vector<FigureMap>& maps) {
    const std::vector<FigureMap> before = maps;
    for (FigureMap& map : maps) {
        if (map.data.kind == ScaleKind::TwoValued) continue;
        double largest = 0;
        for (const FigureMap& other : before) {
            if (onOneScale(map, other)) largest = std::max(largest, largestOf(other.data));
        }
        if (largest > 0) map.data.limit = largest;
    }
}

}  // namespace

QString name(ColorEnd end) {
    return end == ColorEnd::Largest ? QStringLiteral("largest") : QStringLiteral("scale");
}

std::optional<ColorEnd> colorEndFromName(const QString& text) {
    for (const ColorEnd end : {ColorEnd::Scale, ColorEnd::Largest}) {
        if (text == name(end)) return end;
    }
    return std::nullopt;
}

bool onOneScale(const FigureMap& a, const FigureMap& b) {
    return a.scaleLabel == b.scaleLabel && a.data.limit == b.data.limit &&
           a.data.kind == b.data.kind;
}

std::size_t panelCount(const Figure& figure) {
    Figure counted = figure;
    return lettersOf(counted).size();
}

Figure prepared(const Figure& figure, const FigureOptions& options) {
    Figure result = drawable(figure);
    const auto letters = lettersOf(result);
    if (options.letters && letters.size() > 1) {
        for (std::size_t i = 0; i < letters.size(); ++i)
            *letters[i] = QChar(static_cast<char16_t>(u'a' + i));
    }
    if (options.colorEnd == ColorEnd::Largest) endAtLargest(result.maps);
    return result;
}

}  // namespace headscope::app
