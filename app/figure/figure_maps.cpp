// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_maps.h"

#include "document/metric_text.h"
#include "figure/figure_panels.h"
#include "ui/diverging_scale.h"
#include "ui/ink.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headscope::app {

namespace {

constexpr double kMapGap = 4 * kMm;
constexpr double kMapsWidestCell = 16 * kMm;
constexpr double kLegendApart = 4 * kMm;
constexpr double kLeastSlot = 20 * kMm;     // of a map's cells, where each has a bar beside it
constexpr double kLeastLabel = 30 * kMm;    // of a bar, among text of 8 points: not wrapped
constexpr double kTallestMap = 1.35;        // of its width
constexpr double kLeastRow = 2.6 * kMm;     // a layer's height, so that its label has room
constexpr double kFlattest = 1.45;          // a cell's width over its height
constexpr double kMarkBelow = 0.42;         // of a cell, from its middle: below a number
constexpr double kLeastSigned = 0.7 * kMm;  // a cell in which a sign is seen
constexpr double kSlimmest = 1.1;           // and the other way round

struct FigureMapsTr {
    Q_DECLARE_TR_FUNCTIONS(FigureMaps)
};

double barLow(const HeatmapData& data) {
    return data.kind == ScaleKind::Diverging ? -data.limit : 0;
}

/// Where a colour bar is labelled, from 0 at its foot to 1 at its top, and with what.
std::vector<std::pair<double, QString>> barTicks(const HeatmapData& data) {
    if (data.kind == ScaleKind::TwoValued)
        return {{0.25, FigureMapsTr::tr("stays")}, {0.75, FigureMapsTr::tr("changes")}};
    std::vector<std::pair<double, QString>> ticks;
    for (const double at : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double value = barLow(data) + at * (data.limit - barLow(data));
        ticks.emplace_back(at, scaleTick(value, data.kind == ScaleKind::Diverging));
    }
    return ticks;
}

constexpr double kTotalGap = 0.4;  // of a cell, before a column that stands apart

/// How many cells a row is wide.
double cellsAcross(const FigureMap& map) {
    return std::max(1, map.data.values.heads()) + (map.lastApart ? kTotalGap : 0);
}

QRectF cellRect(const QRectF& cells, const FigureMap& map, HeadId head) {
    const auto& values = map.data.values;
    const double width = cells.width() / cellsAcross(map);
    const double height = cells.height() / values.layers();
    const double gap = map.lastApart && head.head == values.heads() - 1 ? kTotalGap * width : 0;
    return {cells.left() + head.head * width + gap, cells.top() + head.layer * height, width,
            height};
}

bool isTooSmallForSigns(QSizeF cell) {
    return std::min(cell.width(), cell.height()) < kLeastSigned;
}

/// A value as short as its scale allows: "−0.41", or "−.41" where room is short.
QString valueText(float value, int decimals, bool zero) {
    QString text = QString::number(std::abs(value), 'f', decimals);
    const bool nothing = text.toDouble() == 0;
    if (!zero && text.startsWith(QLatin1String("0."))) text.remove(0, 1);
    if (nothing) return QStringLiteral("0");
    return value < 0 ? QChar(0x2212) + text : text;
}

constexpr double kUprightLetters = 24;  // of a column's name, as wide as an n

QString uprightName(const FigureMap& map, int column, const QFont& font) {
    const double most = kUprightLetters * textWidth(font, QStringLiteral("n"));
    return QFontMetricsF(font).elidedText(map.columns.value(column, QString::number(column)),
                                          Qt::ElideMiddle, most);
}

/// As large as `font`, or as the columns have room for; but to be read.
QFont uprightFont(const FigureFonts& fonts, const QFont& font, double room) {
    const double line = lineHeight(font);
    if (line <= room) return font;
    return fonts.sized(std::max(kSmallestValue, std::floor(0.99 * font.pixelSize() * room / line)));
}

std::vector<int> namedColumns(const FigureMap& map, double perCell, double label) {
    const int count = map.data.values.heads();
    std::vector<int> musts = map.columnsToName;
    if (!map.columns.isEmpty()) musts.push_back(count - 1);
    return labelledCells(count, labelStep(perCell, label), musts);
}

}  // namespace

FigureMapRow::FigureMapRow(std::span<const FigureMap> maps, std::size_t columns,
                           const FigureFonts& fonts, const FigureOptions& options, double width,
                           bool shortLabels)
    : m_maps(maps), m_fonts(fonts), m_options(options) {
    m_names = lineHeight(fonts.small);
    for (const FigureMap& map : maps)
        for (int column = 0; column < map.columns.size() && !map.columnText.isEmpty(); ++column)
            m_names =
                std::max(m_names, textWidth(fonts.small, uprightName(map, column, fonts.small)));
    m_below = m_fonts.gap() + m_names + lineHeight(fonts.text);
    layOut(columns, width, std::numeric_limits<double>::infinity());
    // A label of a bar may be as long as its map with the axis is high.
    double room = kLeastLabel * m_fonts.scale;
    if (!shortLabels)
        for (const FigureMap& map : maps)
            room = std::max(room, naturalCells(map) + m_below);
    layOut(columns, width, room);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        m_headings.emplace_back(maps[i].letter, maps[i].title, maps[i].subtitle, fonts,
                                headingWidth(i));
        m_heading = std::max(m_heading, m_headings.back().height());
    }
    buildLegend(width - m_frames.front().left);
}

void FigureMapRow::layOut(std::size_t columns, double width, double room) {
    m_frames.clear();
    m_bars.clear();
    double chrome = kMapGap * static_cast<double>(columns - 1);
    for (std::size_t i = 0; i < m_maps.size(); ++i) {
        const double label = i == 0 ? lineHeight(m_fonts.text) + m_fonts.gap() : 0;
        const double left = label + tickSpace(m_maps[i].data.values.layers()) + m_fonts.gap();
        m_bars.push_back(hasBar(i) ? std::optional(barOf(m_maps[i], room)) : std::nullopt);
        m_frames.push_back({left, m_bars.back() ? m_bars.back()->width() : 0});
        chrome += left + m_frames.back().bar;
    }
    const double free = width - chrome;
    m_slot = std::max(1 * kMm, free / static_cast<double>(std::max(columns, m_maps.size())));
}

bool FigureMapRow::isCrowded() const {
    const auto betweenMaps = std::span(m_frames).first(m_frames.size() - 1);
    return m_slot < kLeastSlot &&
           std::ranges::any_of(betweenMaps, [](const Frame& frame) { return frame.bar > 0; });
}

double FigureMapRow::labelLength() const {
    double longest = 0;
    for (const auto& bar : m_bars)
        if (bar) longest = std::max(longest, bar->labelLength());
    return longest;
}

void FigureMapRow::buildLegend(double width) {
    const auto any = [this](const auto& has) { return std::ranges::any_of(m_maps, has); };
    const auto anyCell = [&any](const auto& is) {
        return any([&is](const FigureMap& map) {
            return std::ranges::any_of(
                map.data.values.values(),
                [&](const std::optional<float>& value) { return is(map.data, value); });
        });
    };
    const double line = lineHeight(m_fonts.small);
    QPointF at;
    const auto add = [&](bool isThere, Mark mark, const QString& text) {
        if (!isThere) return;
        const double wide = line + m_fonts.gap() + textWidth(m_fonts.small, text);
        if (at.x() > 0 && at.x() + wide > width) at = {0, at.y() + line};
        m_legend.push_back({mark, text, at});
        at.rx() += wide + kLegendApart;
    };
    add(any([](const FigureMap& map) { return !map.data.flips.empty(); }), Mark::Flip,
        FigureMapsTr::tr("top-1 changes"));
    add(anyCell([](const HeatmapData& /*data*/, const auto& value) { return isPending(value); }),
        Mark::Pending, FigureMapsTr::tr("not computed"));
    add(anyCell([](const HeatmapData& data, const auto& value) { return isNoise(data, value); }),
        Mark::Noise, FigureMapsTr::tr("below the noise floor"));
    add(any([](const FigureMap& map) { return !map.data.uncertain.empty(); }), Mark::Uncertain,
        FigureMapsTr::tr("not told from 0"));
    add(any([this](const FigureMap& map) { return isHatched(map.data); }), Mark::Negative,
        FigureMapsTr::tr("negative"));
    if (!m_legend.empty()) m_legendHeight = at.y() + line + m_fonts.gap();
}

bool FigureMapRow::isHatched(const HeatmapData& data) const {
    return m_options.signs == CellSigns::Hatching && data.kind == ScaleKind::Diverging;
}

bool FigureMapRow::hasBar(std::size_t index) const {
    if (!m_options.colorBar) return false;
    const bool last = index + 1 == m_maps.size();
    return last || !onOneScale(m_maps[index], m_maps[index + 1]);
}

double FigureMapRow::tickSpace(int count) const {
    return textWidth(m_fonts.small, QString::number(std::max(0, count - 1)));
}

// A heading starts where its cells do, except at the left edge of the figure, and may stand over
// the colour bar.
double FigureMapRow::headingWidth(std::size_t index) const {
    return m_slot + m_frames[index].bar + (index == 0 ? m_frames[0].left : 0);
}

FigureColorBar FigureMapRow::barOf(const FigureMap& map, double room) const {
    const HeatmapData& data = map.data;
    FigureColorBar::Content content;
    content.color = [&scale = DivergingScale::onLight(m_options.colorMap), low = barLow(data),
                     limit = data.limit](double at) {
        return scale.color(low + at * (limit - low), limit);
    };
    content.ticks = barTicks(data);
    content.label = map.scaleLabel;
    content.low = data.lowText;
    content.high = data.highText;
    content.hatched = isHatched(data) ? 0.5 : 0;
    if (data.kind == ScaleKind::TwoValued) {
        content.steps = 2;
        content.color = [color = content.color](double at) { return color(at < 0.5 ? 0 : 1); };
    }
    return {std::move(content), m_fonts, room};
}

double FigureMapRow::widestCell(const FigureMap& map) const {
    return std::min(m_slot / cellsAcross(map), kMapsWidestCell);
}

double FigureMapRow::naturalCells(const FigureMap& map) const {
    const int layers = std::max(1, map.data.values.layers());
    const double cell = widestCell(map);
    const double tallest = std::max(kTallestMap * m_slot, layers * 1.0 * kMm);
    return std::clamp(layers * cell, layers * std::min(kLeastRow, tallest / layers), tallest);
}

FigurePart::Height FigureMapRow::height() const {
    Height height;
    height.fixed = m_heading + m_below + m_legendHeight;
    for (const FigureMap& map : m_maps) {
        const int layers = std::max(1, map.data.values.layers());
        const double cell = widestCell(map);
        const double row = std::min(kLeastRow, std::max(kTallestMap * m_slot / layers, 1 * kMm));
        height.natural = std::max(height.natural, naturalCells(map));
        height.most = std::max(height.most, layers * std::max(kSlimmest * cell, row));
        height.least = std::max(height.least, layers * 0.4 * kMm);
    }
    // The label of a bar may go on beside the axis, but not beyond the row.
    const double label = labelLength() - m_below;
    height.natural = std::max(height.natural, label);
    height.most = std::max(height.most, height.natural);
    height.least = std::min(std::max(height.least, label), height.natural);
    return height;
}

QSizeF FigureMapRow::cellSize(const FigureMap& map, double stretch) const {
    const double high = stretch / std::max(1, map.data.values.layers());
    const double width = std::min(widestCell(map), std::max(kFlattest * high, 1 * kMm));
    const double height = std::min(high, std::max(kSlimmest * width, kLeastRow));
    return {width, height};
}

void FigureMapRow::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    double x = topLeft.x();
    double bottom = 0;
    for (std::size_t i = 0; i < m_maps.size(); ++i) {
        const FigureMap& map = m_maps[i];
        const QSizeF cell = cellSize(map, stretch);
        const QRectF cells(x + m_frames[i].left, topLeft.y() + m_heading,
                           cell.width() * cellsAcross(map),
                           cell.height() * map.data.values.layers());
        m_headings[i].draw(canvas, {i == 0 ? x : cells.left(), topLeft.y()});
        const auto values = m_options.values ? valuesIn(map, cells) : std::nullopt;
        if (m_options.values && !values) canvas.addNote(tooSmallForValues());
        drawCells(canvas, map, cells, values.has_value());
        if (values) drawValues(canvas, map, cells, *values);
        drawAxes(canvas, map, cells, i == 0);
        if (m_bars[i]) m_bars[i]->draw(canvas, cells);
        x = cells.left() + m_slot + m_frames[i].bar + kMapGap;
        bottom = std::max(bottom, cells.bottom());
    }
    bottom = std::max(bottom + m_below, topLeft.y() + m_heading + labelLength());
    drawLegend(canvas, {topLeft.x() + m_frames[0].left, bottom + 0.3 * m_fonts.gap()});
}

CellsLook FigureMapRow::look() const {
    return {&DivergingScale::onLight(m_options.colorMap), &Theme::day(), !m_options.values,
            m_options.signs};
}

void FigureMapRow::drawCells(FigureCanvas& canvas, const FigureMap& map, QRectF cells,
                             bool withValues) const {
    const HeatmapData& data = map.data;
    CellsLook how = look();
    if (withValues && how.signs == CellSigns::Marks) how.signs = CellSigns::None;
    const bool signs = how.signs != CellSigns::None && data.kind == ScaleKind::Diverging;
    if (signs && isTooSmallForSigns(cellRect(cells, map, {0, 0}).size())) {
        how.signs = CellSigns::None;
        canvas.addNote(
            FigureMapsTr::tr("The cells are too small for their signs: make the figure larger, or "
                             "choose fewer maps."));
    }
    const auto place = [&](HeadId head) { return cellRect(cells, map, head); };
    const auto inside = [&](HeadId head) { return canvas.insideCell(place(head)); };
    app::drawCells(canvas, data, inside, how, [&canvas](DrawnCell cell) {
        cell.rect = {cell.rect.topLeft() / kMm, cell.rect.size() / kMm};
        canvas.result().cells.push_back(cell);
    });
    if (data.kind == ScaleKind::TwoValued) return;  // the cells are the flips
    drawFlips(canvas, data, place, how, {0.1, 0.22 * kMm, 0.6 * kMm, {-2.1, 1.9}});
}

std::optional<FigureMapRow::Values> FigureMapRow::valuesIn(const FigureMap& map,
                                                           QRectF cells) const {
    const auto& values = map.data.values;
    const double width = 0.88 * cells.width() / cellsAcross(map);
    const double height = 0.8 * cells.height() / std::max(1, values.layers());
    const int most = map.data.limit >= 20   ? 0
                     : map.data.limit >= 2  ? 1
                     : map.data.limit > 0.1 ? 2
                                            : 3;
    const QFont sample = m_fonts.sized(1000);
    for (const bool zero : {true, false}) {
        double widest = 0;
        for (const auto& value : values.values()) {
            if (isPending(value)) continue;
            widest = std::max(widest, textWidth(sample, valueText(*value, most, zero)));
        }
        const double size =
            std::min({1000 * width / std::max(widest, 1.0), 1000 * height / lineHeight(sample),
                      static_cast<double>(m_fonts.small.pixelSize())});
        if (size >= kSmallestValue) return Values{m_fonts.sized(size), most, zero};
    }
    return std::nullopt;
}

void FigureMapRow::drawValues(FigureCanvas& canvas, const FigureMap& map, QRectF cells,
                              const Values& how) const {
    const auto& values = map.data.values;
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        const auto& value = values.values()[i];
        if (isPending(value)) continue;
        const QRectF cell = cellRect(cells, map, values.id(i));
        const QString text = valueText(*value, how.decimals, how.zero);
        if (isHatched(map.data) && *value < 0) {  // no lines behind the number
            const QSizeF size(1.1 * textWidth(how.font, text), 0.8 * lineHeight(how.font));
            canvas.fill(QRectF(cell.center() - QPointF(size.width(), size.height()) / 2, size),
                        cellColor(map.data, values.id(i), look()));
        }
        canvas.text(cell, Qt::AlignHCenter | Qt::AlignVCenter, text, how.font,
                    inkOn(cellColor(map.data, values.id(i), look())));
        if (isNoise(map.data, value))
            drawNoise(canvas, cell.translated(0, kMarkBelow * cell.height()), look());
    }
}

void FigureMapRow::drawColumnNames(FigureCanvas& canvas, const FigureMap& map, QRectF cells) const {
    const QColor& color = Theme::day().muted;
    const double room = cells.width() / cellsAcross(map);
    const double top = cells.bottom() + m_fonts.gap();
    const bool upright = !map.columnText.isEmpty();
    const QFont font = upright ? uprightFont(m_fonts, m_fonts.small, room) : m_fonts.small;
    const double line = lineHeight(font);
    double widest = tickSpace(map.data.values.heads());
    for (const QString& name : map.columns)
        widest = std::max(widest, textWidth(font, name));
    const double space = upright ? line : widest + textWidth(font, QStringLiteral("0")) * 0.6;
    for (const int column : namedColumns(map, room, space)) {
        const QRectF cell = cellRect(cells, map, {0, column});
        if (upright) {
            const QString name = uprightName(map, column, m_fonts.small);
            canvas.textUpwards(
                QRectF(cell.center().x() - line / 2, top, line, textWidth(font, name)), name, font,
                color);
            continue;
        }
        canvas.text(QRectF(cell.left(), top, cell.width(), line), Qt::AlignHCenter | Qt::AlignTop,
                    map.columns.value(column, QString::number(column)), font, color);
    }
}

void FigureMapRow::drawAxes(FigureCanvas& canvas, const FigureMap& map, QRectF cells,
                            bool layerLabel) const {
    const Theme& theme = Theme::day();
    const QFont& font = m_fonts.small;
    const double line = lineHeight(font);
    const int layers = map.data.values.layers();
    drawColumnNames(canvas, map, cells);
    const int layerStep = labelStep(cells.height() / std::max(1, layers), line);
    for (int layer = 0; layer < layers; layer += layerStep) {
        const QRectF cell = cellRect(cells, map, {layer, 0});
        canvas.text(QRectF(cells.left() - m_fonts.gap(), cell.top(), 0, cell.height()),
                    Qt::AlignRight | Qt::AlignVCenter, QString::number(layer), font, theme.muted);
    }
    canvas.text(QRectF(cells.left(), cells.bottom() + m_fonts.gap() + m_names, cells.width(),
                       lineHeight(m_fonts.text)),
                Qt::AlignHCenter | Qt::AlignTop,
                map.columnText.isEmpty() ? FigureMapsTr::tr("head") : map.columnText, m_fonts.text,
                theme.text);
    if (layerLabel) {
        const double width = lineHeight(m_fonts.text);
        canvas.textUpwards(QRectF(cells.left() - 2 * m_fonts.gap() - tickSpace(layers) - width,
                                  cells.top(), width, cells.height()),
                           FigureMapsTr::tr("layer"), m_fonts.text, theme.text);
    }
}

void FigureMapRow::drawMark(FigureCanvas& canvas, Mark mark, const QRectF& box) const {
    const Theme& theme = Theme::day();
    const auto& scale = DivergingScale::onLight(m_options.colorMap);
    const auto filled = [&](const QColor& color) {
        canvas.fill(box, color);
        return color;
    };
    switch (mark) {
        case Mark::Flip:
            canvas.disc(box.center(), 0.24 * box.height(), theme.text);
            break;
        case Mark::Pending:
            filled(theme.pending);
            canvas.hatch(box, theme.pendingHatch);
            break;
        case Mark::Noise:
            filled(scale.color(0, 1));
            drawNoise(canvas, box, look());
            break;
        case Mark::Uncertain:
            canvas.hatch(box, uncertainInk(filled(scale.color(0.3, 1))));
            break;
        case Mark::Negative:
            drawSign(canvas, box, -1, CellSigns::Hatching, filled(scale.color(-0.3, 1)));
            break;
    }
}

void FigureMapRow::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    const double line = lineHeight(m_fonts.small);
    for (const LegendEntry& entry : m_legend) {
        const QPointF at = topLeft + entry.at;
        drawMark(canvas, entry.mark, {at.x(), at.y() + 0.15 * line, line, 0.7 * line});
        canvas.text(QRectF(at.x() + line + m_fonts.gap(), at.y(), 0, line),
                    Qt::AlignLeft | Qt::AlignVCenter, entry.text, m_fonts.small,
                    Theme::day().muted);
    }
}

}  // namespace headscope::app
