// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/pair_plot.h"

#include "document/metric_text.h"
#include "plot/cell_gestures.h"
#include "plot/cell_zoom.h"
#include "plot/draw_cells.h"
#include "plot/screen_canvas.h"
#include "plot/upright_bar.h"
#include "ui/diverging_scale.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kPairPad = 4;
constexpr int kPairBar = 12;          // pixels of the colour bar's width
constexpr int kPairLeastWidth = 190;  // pixels at the usual size of text
constexpr int kPairLeastHeight = 150;
constexpr int kPairRoomy = 240;      // from which on the bar is labelled
constexpr double kLinesFrom = 5;     // pixels of a block, from which on lines are drawn
constexpr double kLargestPair = 40;  // pixels of a cell's side

class PairCanvas : public QWidget {
 public:
    using Paint = std::function<void(QPainter& painter)>;
    PairCanvas(Paint paint, QWidget* parent) : QWidget(parent), m_paint(std::move(paint)) {}

 protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        m_paint(painter);
    }

 private:
    Paint m_paint;
};

std::optional<int> placeOf(const std::vector<HeadId>& heads, HeadId head) {
    const auto at = std::find(heads.begin(), heads.end(), head);
    if (at == heads.end()) return std::nullopt;
    return static_cast<int>(at - heads.begin());
}

HeatmapData cellsOf(const PairMapData& data) {
    HeatmapData cells;
    cells.values = data.values;
    cells.limit = data.limit;
    cells.floor = data.floor;
    return cells;
}

}  // namespace

PairPlot::PairPlot(QWidget* parent)
    : QWidget(parent),
      m_canvas(new PairCanvas([this](QPainter& painter) { paint(painter); }, this)),
      m_gestures(new CellGestures(m_canvas, *this)),
      // Looks at the mouse first: what moves the map chooses no cell.
      m_zoom(new CellZoom(m_canvas, this, *this)) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    setAccessibleName(tr("Map of pairs of heads"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    followHands();
    connect(m_zoom, &CellZoom::viewChanged, m_canvas, qOverload<>(&QWidget::update));
}

void PairPlot::followHands() {
    m_gestures->followKeys(this);
    connect(m_gestures, &CellGestures::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_gestures, &CellGestures::chosen, this,
            [this](std::optional<HeadId> cell) { Q_EMIT pairChosen(pairAt(cell)); });
    const auto take = [this](HeadId cell) {
        if (const auto pair = pairAt(cell)) Q_EMIT pairTaken(*pair);
    };
    connect(m_gestures, &CellGestures::activated, this, take);
    connect(m_gestures, &CellGestures::toggled, this, take);
    connect(
        m_gestures, &CellGestures::hovered, this,
        [this](std::optional<HeadId> cell, QPoint at) { Q_EMIT pairHovered(pairAt(cell), at); });
}

void PairPlot::setData(const PairMapData& data) {
    if (data == m_data) return;
    const auto selected = this->selected();
    m_data = data;
    m_zoom->setCells(data.values.layers(), data.values.heads());
    makeImage();
    setSelected(selected);
    m_canvas->update();
}

void PairPlot::makeImage() {
    const Theme& theme = Theme::of(palette());
    const HeatmapData cells = cellsOf(m_data);
    const CellsLook look{&DivergingScale::of(theme), &theme};
    m_image = QImage(m_data.values.heads(), m_data.values.layers(), QImage::Format_RGB32);
    for (int row = 0; row < m_image.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(row));
        for (int column = 0; column < m_image.width(); ++column)
            line[column] = app::cellColor(cells, {row, column}, look).rgb();
    }
}

QColor PairPlot::cellColor(int row, int column) const {
    return m_image.pixelColor(column, row);
}

std::optional<PairPlot::Pair> PairPlot::pairAt(std::optional<HeadId> cell) const {
    if (!cell || !m_data.values.contains(*cell)) return std::nullopt;
    return Pair{m_data.rows[static_cast<std::size_t>(cell->layer)],
                m_data.columns[static_cast<std::size_t>(cell->head)]};
}

void PairPlot::setSelected(std::optional<Pair> pair) {
    std::optional<HeadId> cell;
    if (pair) {
        const auto row = placeOf(m_data.rows, pair->first);
        const auto column = placeOf(m_data.columns, pair->second);
        if (row && column) cell = HeadId{*row, *column};
    }
    m_selected = cell;
    m_gestures->setSelected(cell);
    (void)m_zoom->setSelected(cell);
    m_canvas->update();
}

void PairPlot::speak(const QString& text) {
    speakChoice(*this, text);
}

void PairPlot::zoom(double factor) {
    m_zoom->zoom(factor);
}

void PairPlot::showWhole() {
    m_zoom->showWhole();
}

const CellView& PairPlot::view() const {
    return m_zoom->view();
}

void PairPlot::setSeen(const QRectF& cells) {
    m_zoom->setSeen(cells);
    m_canvas->update();
}

QFont PairPlot::labelFont() const {
    return scaledFont(font(), 0.85);
}

QSize PairPlot::minimumSizeHint() const {
    return {scaledPixels(kPairLeastWidth), scaledPixels(kPairLeastHeight)};
}

bool PairPlot::hasBarText() const {
    return width() > scaledPixels(kPairRoomy);
}

QSize PairPlot::cellCount() const {
    return {m_data.values.heads(), m_data.values.layers()};
}

QMargins PairPlot::around(bool withBarText) const {
    const QFontMetrics metrics(labelFont());
    const int line = metrics.height();
    const int label = metrics.horizontalAdvance(QStringLiteral("00.00")) + 2 * kPairPad;
    return {line + label, line / 2 + kPairPad,
            2 * kPairPad + uprightBarWidth(bar(withBarText), labelFont()), 2 * line + 2 * kPairPad};
}

int PairPlot::widthOfUse(int height) const {
    if (m_data.rows.size() != m_data.columns.size()) return QWIDGETSIZE_MAX;
    const QMargins margins = around(true);
    const int side = std::max(scaledPixels(kPairLeastHeight), height) - margins.top() -
                     margins.bottom() + margins.left() + margins.right();
    return std::max({side, scaledPixels(kPairRoomy) + 1, minimumSizeHint().width()});
}

bool PairPlot::isCrowded() const {
    const QRectF cell = isEmpty() ? QRectF(0, 0, 1, 1) : cellRect(0, 0);
    return cell.width() < 1 || cell.height() < 1;
}

QRectF PairPlot::cellsRect() const {
    const QMargins margins = around(hasBarText());
    const double width = std::max(10, this->width() - margins.left() - margins.right());
    const double height = std::max(10, this->height() - margins.top() - margins.bottom());
    // Square cells, as far as a few rows are not made lower than they need be.
    const int rows = std::max(1, m_data.values.layers());
    const int columns = std::max(1, m_data.values.heads());
    double across = std::min(width, kLargestPair * columns);
    double down = std::min(height, kLargestPair * rows);
    if (rows == columns) across = down = std::min(across, down);
    return {static_cast<double>(margins.left()), static_cast<double>(margins.top()), across, down};
}

QPointF PairPlot::cellsAt(QPointF pixel) const {
    const QRectF map = cellsRect();
    const QRectF& seen = m_zoom->view().seen();
    return {seen.left() + (pixel.x() - map.left()) * seen.width() / map.width(),
            seen.top() + (pixel.y() - map.top()) * seen.height() / map.height()};
}

QRectF PairPlot::cellRect(int row, int column) const {
    return cellIn(cellsRect(), row, column);
}

QRectF PairPlot::cellIn(const QRectF& map, int row, int column) const {
    const QRectF& seen = m_zoom->view().seen();
    const double width = map.width() / seen.width();
    const double height = map.height() / seen.height();
    return {map.left() + (column - 0.5 - seen.left()) * width,
            map.top() + (row - 0.5 - seen.top()) * height, width, height};
}

void PairPlot::paint(QPainter& painter) const {
    if (isEmpty()) return;
    const Theme& theme = Theme::of(palette());
    const QRectF map = cellsRect();
    const QRectF& seen = m_zoom->view().seen();
    // Where several cells share a pixel it shows their mean.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, map.width() < seen.width());
    painter.drawImage(map, m_image, seen.translated(0.5, 0.5));
    painter.save();
    painter.setClipRect(map);
    paintNoise(painter, map);
    paintBlocks(painter, map);
    painter.restore();
    paintLabels(painter, map);
    paintBar(painter, map);
    painter.setBrush(Qt::NoBrush);
    if (m_selected) {
        painter.save();
        painter.setClipRect(map.adjusted(-3, -3, 3, 3));
        const QRectF cell = cellIn(map, m_selected->layer, m_selected->head).adjusted(-2, -2, 1, 1);
        painter.setPen(QPen(theme.card, 4));
        painter.drawRect(cell);
        painter.setPen(QPen(theme.text, 2));
        painter.drawRect(cell);
        painter.restore();
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRect(map.adjusted(-2, -2, 1, 1));
    }
}

void PairPlot::paintNoise(QPainter& painter, const QRectF& map) const {
    const Theme& theme = Theme::of(palette());
    const CellsLook look{&DivergingScale::of(theme), &theme};
    const HeatmapData cells = cellsOf(m_data);
    ScreenCanvas canvas(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < cells.values.values().size(); ++i) {
        if (!isNoise(cells, cells.values.values()[i])) continue;
        const HeadId at = cells.values.id(i);
        const QRectF cell = cellIn(map, at.layer, at.head);
        if (cell.intersects(map)) drawNoise(canvas, cell, look);
    }
}

void PairPlot::paintBlocks(QPainter& painter, const QRectF& map) const {
    const Theme& theme = Theme::of(palette());
    const auto columns = layerBlocks(m_data.columns);
    const auto rows = layerBlocks(m_data.rows);
    painter.setPen(QPen(theme.border, 1));
    for (const LayerBlock& block : columns) {
        const QRectF cell = cellIn(map, 0, static_cast<int>(block.first));
        if (block.first == 0 || cell.width() * static_cast<double>(block.count) < kLinesFrom)
            continue;
        painter.drawLine(QPointF(std::round(cell.left()) - 0.5, map.top()),
                         QPointF(std::round(cell.left()) - 0.5, map.bottom()));
    }
    for (const LayerBlock& block : rows) {
        const QRectF cell = cellIn(map, static_cast<int>(block.first), 0);
        if (block.first == 0 || cell.height() * static_cast<double>(block.count) < kLinesFrom)
            continue;
        painter.drawLine(QPointF(map.left(), std::round(cell.top()) - 0.5),
                         QPointF(map.right(), std::round(cell.top()) - 0.5));
    }
}

void PairPlot::eachLabel(const std::vector<HeadId>& heads, double from, double to, double pixels,
                         double needed, double neededBlock, const Label& label) const {
    const double cell = pixels / (to - from);
    const auto blocks = layerBlocks(heads);
    if (cell < needed && !blocks.empty()) {
        double free = from;
        for (const LayerBlock& block : blocks) {
            const double begin = std::max(from, static_cast<double>(block.first) - 0.5);
            const double end = std::min(
                to, static_cast<double>(block.first) + static_cast<double>(block.count) - 0.5);
            const double middle = (begin + end) / 2;
            const double half = neededBlock / 2 / cell;
            if (end <= begin || middle - half < free) continue;
            label(middle, QString::number(block.layer));
            free = middle + half;
        }
        return;
    }
    const int step = labelStep(cell, needed);
    for (std::size_t i = 0; i < heads.size(); i += static_cast<std::size_t>(step)) {
        const auto at = static_cast<double>(i);
        if (at >= from && at <= to) label(at, headName(heads[i]));
    }
}

void PairPlot::paintLabels(QPainter& painter, const QRectF& map) const {
    const Theme& theme = Theme::of(palette());
    painter.setFont(labelFont());
    painter.setPen(theme.muted);
    const QFontMetrics metrics = painter.fontMetrics();
    const double line = metrics.height();
    const double name = metrics.horizontalAdvance(QStringLiteral("00.00"));
    const QRectF& seen = m_zoom->view().seen();
    eachLabel(m_data.rows, seen.top(), seen.bottom(), map.height(), line, line,
              [&](double cell, const QString& text) {
                  const double y = map.top() + (cell - seen.top()) * map.height() / seen.height();
                  painter.drawText(QRectF(map.left() - kPairPad - name, y - line / 2, name, line),
                                   Qt::AlignRight | Qt::AlignVCenter, text);
              });
    eachLabel(m_data.columns, seen.left(), seen.right(), map.width(), name + kPairPad,
              metrics.horizontalAdvance(QStringLiteral("00")) + kPairPad,
              [&](double cell, const QString& text) {
                  const double x = map.left() + (cell - seen.left()) * map.width() / seen.width();
                  painter.drawText(QRectF(x - name, map.bottom() + kPairPad, 2 * name, line),
                                   Qt::AlignHCenter | Qt::AlignTop, text);
              });
    painter.drawText(
        QRectF(map.left(), map.bottom() + kPairPad + line, map.width(), line),
        Qt::AlignHCenter | Qt::AlignTop,
        metrics.elidedText(m_data.columnText, Qt::ElideRight, static_cast<int>(map.width())));
    painter.save();
    painter.translate(line / 2, map.center().y());
    painter.rotate(-90);
    painter.drawText(
        QRectF(-map.height() / 2, -line / 2, map.height(), line), Qt::AlignCenter,
        metrics.elidedText(m_data.rowText, Qt::ElideRight, static_cast<int>(map.height())));
    painter.restore();
}

UprightBar PairPlot::bar(bool withText) const {
    return {QRectF(0, 0, kPairBar, 0), barTick(m_data, -1), barTick(m_data, 1),
            withText ? m_data.barText : QString()};
}

void PairPlot::paintBar(QPainter& painter, const QRectF& map) const {
    UprightBar bar = this->bar(hasBarText());
    bar.rect = QRectF(map.right() + 2 * kPairPad, map.top(), kPairBar, map.height());
    painter.setFont(labelFont());
    drawUprightBar(painter, bar, Theme::of(palette()));
}

void PairPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !isEmpty()) makeImage();
}

void PairPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_canvas->update();
}

void PairPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_canvas->update();
}

}  // namespace headscope::app
