// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_maps.h"

#include "figure/figure_panels.h"
#include "ui/diverging_scale.h"
#include "ui/ink.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kMapGap = 4 * kMm;
constexpr double kMapsWidestCell = 16 * kMm;
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
        ticks.emplace_back(at, data.kind == ScaleKind::Diverging ? signedTick(value)
                                                                 : QString::number(value, 'g', 4));
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
                           const FigureFonts& fonts, const FigureOptions& options, double width)
    : m_maps(maps), m_fonts(fonts), m_options(options) {
    double chrome = kMapGap * static_cast<double>(columns - 1);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const double label = i == 0 ? lineHeight(fonts.text) + m_fonts.gap() : 0;
        const double left = label + tickSpace(maps[i].data.values.layers()) + m_fonts.gap();
        m_frames.push_back({left, hasBar(i) ? barOf(maps[i]).width() : 0});
        chrome += left + m_frames.back().bar;
        m_flips = m_flips || !maps[i].data.flips.empty();
        for (const auto& value : maps[i].data.values.values()) {
            m_pending = m_pending || isPending(value);
            m_noise = m_noise || isNoise(maps[i].data, value);
        }
        m_uncertain = m_uncertain || !maps[i].data.uncertain.empty();
        m_hatched = m_hatched || isHatched(maps[i].data);
    }
    const double free = width - chrome;
    m_slot = std::max(1 * kMm, free / static_cast<double>(std::max(columns, maps.size())));
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const QString& subtitle = maps[i].subtitle;
        const auto lines =
            subtitle.isEmpty() ? 0 : wrapped(subtitle, fonts.small, subtitleWidth(i)).size();
        const bool line = !maps[i].title.isEmpty() || !maps[i].letter.isEmpty();
        m_heading = std::max(m_heading, lineHeight(fonts.heading) * (line ? 1 : 0) +
                                            lineHeight(fonts.small) * static_cast<double>(lines));
    }
    m_heading += m_fonts.gap();
    m_names = lineHeight(fonts.small);
    for (const FigureMap& map : maps)
        for (int column = 0; column < map.columns.size() && !map.columnText.isEmpty(); ++column)
            m_names =
                std::max(m_names, textWidth(fonts.small, uprightName(map, column, fonts.small)));
    m_below = m_fonts.gap() + m_names + lineHeight(fonts.text);
}

bool FigureMapRow::isHatched(const HeatmapData& data) const {
    return m_options.signs == CellSigns::Hatching && data.kind == ScaleKind::Diverging;
}

bool FigureMapRow::hasLegend() const {
    return m_flips || m_pending || m_noise || m_hatched || m_uncertain;
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

double FigureMapRow::subtitleWidth(std::size_t index) const {
    return headingWidth(index) - letterWidth(m_fonts, m_maps[index].letter);
}

FigureColorBar FigureMapRow::barOf(const FigureMap& map) const {
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
    return {std::move(content), m_fonts};
}

FigurePart::Height FigureMapRow::height() const {
    Height height;
    height.fixed = m_heading + m_below;
    if (hasLegend()) height.fixed += lineHeight(m_fonts.small) + m_fonts.gap();
    for (const FigureMap& map : m_maps) {
        const int layers = std::max(1, map.data.values.layers());
        const double cell = std::min(m_slot / cellsAcross(map), kMapsWidestCell);
        const double tallest = std::max(kTallestMap * m_slot, layers * 1.0 * kMm);
        const double row = std::min(kLeastRow, tallest / layers);
        const double natural = std::clamp(layers * cell, layers * row, tallest);
        height.natural = std::max(height.natural, natural);
        height.most = std::max(height.most, layers * std::max(kSlimmest * cell, row));
        height.least = std::max(height.least, layers * 0.4 * kMm);
    }
    height.most = std::max(height.most, height.natural);
    height.least = std::min(height.least, height.natural);
    return height;
}

QSizeF FigureMapRow::cellSize(const FigureMap& map, double stretch) const {
    const double high = stretch / std::max(1, map.data.values.layers());
    const double wide = std::min(m_slot / cellsAcross(map), kMapsWidestCell);
    const double width = std::min(wide, std::max(kFlattest * high, 1 * kMm));
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
        drawHeading(canvas, map,
                    QRectF(i == 0 ? x : cells.left(), topLeft.y(), headingWidth(i), m_heading));
        const auto values = m_options.values ? valuesIn(map, cells) : std::nullopt;
        if (m_options.values && !values) canvas.addNote(tooSmallForValues());
        drawCells(canvas, map, cells, values.has_value());
        if (values) drawValues(canvas, map, cells, *values);
        drawAxes(canvas, map, cells, i == 0);
        if (hasBar(i)) barOf(map).draw(canvas, cells);
        x = cells.left() + m_slot + m_frames[i].bar + kMapGap;
        bottom = std::max(bottom, cells.bottom());
    }
    if (hasLegend())
        drawLegend(canvas,
                   {topLeft.x() + m_frames[0].left, bottom + m_below + 0.3 * m_fonts.gap()});
}

void FigureMapRow::drawHeading(FigureCanvas& canvas, const FigureMap& map, QRectF rect) const {
    const Theme& theme = Theme::day();
    if (!map.letter.isEmpty())
        canvas.text(rect, Qt::AlignLeft | Qt::AlignTop, map.letter, m_fonts.heading, theme.text);
    rect.setLeft(rect.left() + letterWidth(m_fonts, map.letter));
    if (!map.title.isEmpty() || !map.letter.isEmpty()) {
        const QString title =
            QFontMetricsF(m_fonts.heading).elidedText(map.title, Qt::ElideRight, rect.width());
        canvas.text(rect, Qt::AlignLeft | Qt::AlignTop, title, m_fonts.heading, theme.text);
        rect.setTop(rect.top() + lineHeight(m_fonts.heading));
    }
    if (map.subtitle.isEmpty()) return;
    canvas.lines(rect, wrapped(map.subtitle, m_fonts.small, rect.width()), m_fonts.small,
                 theme.muted);
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

void FigureMapRow::drawLegend(FigureCanvas& canvas, QPointF topLeft) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.small);
    double x = topLeft.x();
    const auto entry = [&](const QString& text) {
        canvas.text(QRectF(x, topLeft.y(), 0, line), Qt::AlignLeft | Qt::AlignVCenter, text,
                    m_fonts.small, theme.muted);
        x += textWidth(m_fonts.small, text) + 4 * kMm;
    };
    if (m_flips) {
        const double radius = 0.17 * line;
        canvas.disc({x + radius, topLeft.y() + line / 2}, radius, theme.text);
        x += 2 * radius + m_fonts.gap();
        entry(FigureMapsTr::tr("top-1 changes"));
    }
    if (m_pending) {
        const QRectF box(x, topLeft.y() + 0.15 * line, line, 0.7 * line);
        canvas.fill(box, theme.pending);
        canvas.hatch(box, theme.pendingHatch);
        x += box.width() + m_fonts.gap();
        entry(FigureMapsTr::tr("not computed"));
    }
    if (m_noise) {
        const QRectF box(x, topLeft.y() + 0.15 * line, line, 0.7 * line);
        canvas.fill(box, DivergingScale::onLight(m_options.colorMap).color(0, 1));
        drawNoise(canvas, box, look());
        x += box.width() + m_fonts.gap();
        entry(FigureMapsTr::tr("below the noise floor"));
    }
    if (m_uncertain) {
        const QRectF box(x, topLeft.y() + 0.15 * line, line, 0.7 * line);
        const QColor fill = DivergingScale::onLight(m_options.colorMap).color(0.3, 1);
        canvas.fill(box, fill);
        canvas.hatch(box, uncertainInk(fill));
        x += box.width() + m_fonts.gap();
        entry(FigureMapsTr::tr("not told from 0"));
    }
    if (m_hatched) {
        const QRectF box(x, topLeft.y() + 0.15 * line, line, 0.7 * line);
        const QColor fill = DivergingScale::onLight(m_options.colorMap).color(-0.3, 1);
        canvas.fill(box, fill);
        drawSign(canvas, box, -1, CellSigns::Hatching, fill);
        x += box.width() + m_fonts.gap();
        entry(FigureMapsTr::tr("negative"));
    }
}

}  // namespace headscope::app
