// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_pair_map.h"

#include "document/metric_text.h"
#include "plot/draw_cells.h"
#include "ui/diverging_scale.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace headscope::app {

namespace {

constexpr double kWidestPairMap = 130 * kMm;
constexpr double kPairWidestCell = 8 * kMm;
constexpr double kTallestPairCell = 6 * kMm;
constexpr double kLeastMarked = 0.7 * kMm;  // a cell in which a mark is seen

FigureColorBar::Content pairBar(const PairMapData& data, ColorMap colors) {
    FigureColorBar::Content content;
    content.color = [&scale = DivergingScale::onLight(colors)](double at) {
        return scale.color(2 * at - 1, 1);
    };
    for (const double at : {0.0, 0.25, 0.5, 0.75, 1.0})
        content.ticks.emplace_back(at, barTick(data, 2 * at - 1));
    content.label = data.barText;
    content.low = data.lowText;
    content.high = data.highText;
    return content;
}

/// Where labels stand along a side of so many cells, and which.
void eachLabel(const std::vector<HeadId>& heads, const std::vector<LayerBlock>& blocks, double cell,
               double needed, double neededBlock,
               const std::function<void(double middle, const QString& text)>& label) {
    if (cell < needed && !blocks.empty()) {
        double free = 0;
        for (const LayerBlock& block : blocks) {
            const double middle =
                cell * (static_cast<double>(block.first) + static_cast<double>(block.count) / 2);
            if (middle - neededBlock / 2 < free) continue;
            label(middle, QString::number(block.layer));
            free = middle + neededBlock / 2;
        }
        return;
    }
    const int step = labelStep(cell, needed);
    for (std::size_t i = 0; i < heads.size(); i += static_cast<std::size_t>(step))
        label(cell * (static_cast<double>(i) + 0.5), headName(heads[i]));
}

}  // namespace

FigurePairMapPart::Side FigurePairMapPart::sideOf(const std::vector<HeadId>& heads,
                                                  const FigureFonts& fonts) {
    double widest = 0;
    for (const HeadId head : heads)
        widest = std::max(widest, textWidth(fonts.small, headName(head)));
    return {heads, layerBlocks(heads), widest};
}

FigurePairMapPart::FigurePairMapPart(const FigurePairMap& pairs, const FigureFonts& fonts,
                                     const FigureOptions& options, double width)
    : m_pairs(pairs),
      m_fonts(fonts),
      m_options(options),
      m_heading(pairs.letter, pairs.title, pairs.subtitle, fonts, width),
      m_bar(pairBar(pairs.data, options.colorMap), fonts),
      m_rows(sideOf(pairs.data.rows, fonts)),
      m_columns(sideOf(pairs.data.columns, fonts)),
      m_width(width) {}

double FigurePairMapPart::left() const {
    return lineHeight(m_fonts.text) + m_rows.widest + 2 * m_fonts.gap();
}

double FigurePairMapPart::below() const {
    return lineHeight(m_fonts.small) + lineHeight(m_fonts.text) + 2 * m_fonts.gap();
}

double FigurePairMapPart::mapWidth() const {
    const double room = m_width - left() - (m_options.colorBar ? m_bar.width() : 0);
    const auto columns = static_cast<double>(std::max<std::size_t>(1, m_columns.heads.size()));
    return std::max(5 * kMm, std::min({room, kWidestPairMap, kPairWidestCell * columns}));
}

FigurePart::Height FigurePairMapPart::height() const {
    Height height;
    height.fixed = m_heading.height() + below();
    const auto rows = static_cast<double>(std::max<std::size_t>(1, m_rows.heads.size()));
    const auto columns = static_cast<double>(std::max<std::size_t>(1, m_columns.heads.size()));
    const double square = mapWidth() * rows / columns;
    // A few heads with all others: as high as their names.
    height.natural = std::max(square, std::min(rows * lineHeight(m_fonts.small), mapWidth()));
    height.least = std::min(height.natural, 12 * kMm);
    height.most = std::max(height.natural, std::min(mapWidth(), rows * kTallestPairCell));
    return height;
}

void FigurePairMapPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const double top = topLeft.y() + m_heading.draw(canvas, topLeft);
    const QRectF map(topLeft.x() + left(), top, mapWidth(), stretch);
    drawCells(canvas, map);
    drawBlocks(canvas, map);
    drawLabels(canvas, map);
    if (m_options.colorBar) m_bar.draw(canvas, map);
}

void FigurePairMapPart::drawCells(FigureCanvas& canvas, const QRectF& map) const {
    const PairMapData& data = m_pairs.data;
    HeatmapData cells;
    cells.values = data.values;
    cells.limit = data.limit;
    cells.floor = data.floor;
    const double width = map.width() / std::max(1, data.values.heads());
    const double height = map.height() / std::max(1, data.values.layers());
    const CellsLook look{&DivergingScale::onLight(m_options.colorMap), &Theme::day()};
    for (std::size_t i = 0; i < cells.values.values().size(); ++i) {
        const HeadId at = cells.values.id(i);
        canvas.fill(canvas.insideCell({map.left() + at.head * width, map.top() + at.layer * height,
                                       width, height}),
                    cellColor(cells, at, look));
    }
    if (std::min(width, height) < kLeastMarked) return;
    for (std::size_t i = 0; i < cells.values.values().size(); ++i) {
        const HeadId at = cells.values.id(i);
        if (isNoise(cells, cells.values.values()[i]))
            drawNoise(canvas,
                      {map.left() + at.head * width, map.top() + at.layer * height, width, height},
                      look);
    }
}

void FigurePairMapPart::drawBlocks(FigureCanvas& canvas, const QRectF& map) const {
    const QColor color = Theme::day().muted;
    for (const LayerBlock& block : m_columns.blocks) {
        if (block.first == 0) continue;
        const double x = map.left() + map.width() * static_cast<double>(block.first) /
                                          static_cast<double>(m_columns.heads.size());
        canvas.line({x, map.top()}, {x, map.bottom()}, color, kHairline);
    }
    for (const LayerBlock& block : m_rows.blocks) {
        if (block.first == 0) continue;
        const double y = map.top() + map.height() * static_cast<double>(block.first) /
                                         static_cast<double>(m_rows.heads.size());
        canvas.line({map.left(), y}, {map.right(), y}, color, kHairline);
    }
}

void FigurePairMapPart::drawLabels(FigureCanvas& canvas, const QRectF& map) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.small);
    const double row = map.height() / std::max<double>(1, static_cast<double>(m_rows.heads.size()));
    eachLabel(m_rows.heads, m_rows.blocks, row, 0.9 * line, 0.9 * line,
              [&](double middle, const QString& text) {
                  canvas.text(
                      QRectF(map.left() - m_fonts.gap(), map.top() + middle - line / 2, 0, line),
                      Qt::AlignRight | Qt::AlignVCenter, text, m_fonts.small, theme.muted);
              });
    const double column =
        map.width() / std::max<double>(1, static_cast<double>(m_columns.heads.size()));
    eachLabel(m_columns.heads, m_columns.blocks, column, 1.15 * m_columns.widest,
              1.5 * textWidth(m_fonts.small, QStringLiteral("00")),
              [&](double middle, const QString& text) {
                  canvas.text(QRectF(map.left() + middle, map.bottom() + m_fonts.gap(), 0, line),
                              Qt::AlignHCenter | Qt::AlignTop, text, m_fonts.small, theme.muted);
              });
    const double text = lineHeight(m_fonts.text);
    canvas.text(QRectF(map.left(), map.bottom() + m_fonts.gap() + line, map.width(), text),
                Qt::AlignHCenter | Qt::AlignTop, m_pairs.data.columnText, m_fonts.text, theme.text);
    canvas.textUpwards(QRectF(map.left() - left(), map.top(), text, map.height()),
                       m_pairs.data.rowText, m_fonts.text, theme.text);
}

}  // namespace headscope::app
