// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layer_plot.h"

#include "document/metric_text.h"
#include "plot/cell_gestures.h"
#include "plot/draw_cells.h"
#include "plot/screen_canvas.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kLayerPad = 5;
constexpr double kAllGap = 0.4;         // of a cell, before the column of all tokens
constexpr double kLayerCellMost = 34;   // pixels
constexpr double kLayerLabelShare = 3;  // labels take at most the height over this

}  // namespace

LayerPlot::LayerPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    followHands();
}

void LayerPlot::followHands() {
    auto* gestures = new CellGestures(this, *this);
    connect(gestures, &CellGestures::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(gestures, &CellGestures::chosen, this, &LayerPlot::cellChosen);
    connect(gestures, &CellGestures::hovered, this, &LayerPlot::showValue);
}

QString LayerToken::text() const {
    return donor.isEmpty() ? own : QStringLiteral("%1 → %2").arg(own, donor);
}

void LayerPlot::setData(const HeatmapData& data, const std::vector<LayerToken>& tokens) {
    m_data = data;
    m_tokens = tokens;
    if (m_chosen && !m_data.values.contains(*m_chosen)) m_chosen.reset();
    speak();
    update();
}

void LayerPlot::setChosen(std::optional<HeadId> cell) {
    if (cell && !m_data.values.contains(*cell)) cell.reset();
    m_chosen = cell;
    speak();
    update();
}

// Another token in the donor has a line of its own: in one line both would be cut off.
QStringList LayerPlot::linesOf(int column) const {
    const auto at = static_cast<std::size_t>(column);
    if (at >= m_tokens.size()) return {tr("all")};
    const LayerToken& token = m_tokens[at];
    if (token.donor.isEmpty()) return {token.own};
    return {token.own, QStringLiteral("→ ") + token.donor};
}

QStringList LayerPlot::labelOf(int column, int room) const {
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    QStringList lines;
    for (const QString& line : linesOf(column))
        lines << metrics.elidedText(line, Qt::ElideRight, room);
    return lines;
}

bool LayerPlot::hasDonors() const {
    return std::any_of(m_tokens.begin(), m_tokens.end(),
                       [](const LayerToken& token) { return !token.donor.isEmpty(); });
}

QString LayerPlot::nameOf(HeadId cell) const {
    const auto at = static_cast<std::size_t>(cell.head);
    return at < m_tokens.size() ? tr("Layer %1, token %2, %3")
                                      .arg(QString::number(cell.layer),
                                           QString::number(cell.head + 1), m_tokens[at].text())
                                : tr("Layer %1, all tokens at once").arg(cell.layer);
}

QString LayerPlot::valueOf(HeadId cell) const {
    const auto& value = m_data.values(cell);
    return value ? signedNumber(static_cast<double>(*value), 3) : tr("not known");
}

void LayerPlot::speak() {
    speakChoice(*this,
                m_chosen ? tr("%1: %2").arg(nameOf(*m_chosen), valueOf(*m_chosen)) : QString());
}

int LayerPlot::labelHeight() const {
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    int widest = 0;
    for (int column = 0; column <= static_cast<int>(m_tokens.size()); ++column) {
        const QStringList lines = linesOf(column);
        for (const QString& line : lines)
            widest = std::max(widest, metrics.horizontalAdvance(line));
    }
    return std::min(widest, static_cast<int>(height() / kLayerLabelShare)) + 2 * kLayerPad;
}

int LayerPlot::labelWidth() const {
    const QFontMetrics metrics(scaledFont(font(), 0.85));
    return metrics.horizontalAdvance(QString::number(m_data.values.layers())) + 2 * kLayerPad;
}

QSize LayerPlot::cellCount() const {
    return {m_data.values.heads(), m_data.values.layers()};
}

QRectF LayerPlot::cellsRect() const {
    const QSize count = cellCount();
    const double across = count.width() + kAllGap;
    const double wide = std::min(kLayerCellMost, (width() - labelWidth() - kLayerPad) / across);
    const double high =
        std::min(kLayerCellMost, static_cast<double>(height() - labelHeight() - kLayerPad) /
                                     std::max(1, count.height()));
    return {static_cast<double>(labelWidth()), static_cast<double>(kLayerPad),
            std::max(1.0, wide) * across, std::max(1.0, high) * count.height()};
}

QRectF LayerPlot::cellRect(HeadId cell) const {
    return cellIn(cellsRect(), cell);
}

QRectF LayerPlot::cellIn(const QRectF& all, HeadId cell) const {
    const QSize count = cellCount();
    const double wide = all.width() / (count.width() + kAllGap);
    const double high = all.height() / std::max(1, count.height());
    const double gap = cell.head == count.width() - 1 ? kAllGap * wide : 0;
    return {all.left() + cell.head * wide + gap, all.top() + cell.layer * high, wide, high};
}

QPointF LayerPlot::cellsAt(QPointF pixel) const {
    const QRectF all = cellsRect();
    const QSize count = cellCount();
    const double wide = all.width() / (count.width() + kAllGap);
    const double high = all.height() / std::max(1, count.height());
    double x = (pixel.x() - all.left()) / wide;
    // The gap belongs to the column behind it.
    if (x > count.width() - 1) x = std::max<double>(count.width() - 1, x - kAllGap);
    return {x - 0.5, (pixel.y() - all.top()) / high - 0.5};
}

void LayerPlot::paintLabels(QPainter& painter, const QRectF& all) const {
    const Theme& theme = Theme::of(palette());
    const QFontMetrics metrics = painter.fontMetrics();
    const QSize count = cellCount();
    const double high = all.height() / std::max(1, count.height());
    const int rows = labelStep(high, metrics.height());
    painter.setPen(theme.muted);
    for (int layer = 0; layer < count.height(); layer += rows)
        painter.drawText(QRectF(0, all.top() + (layer + 0.5) * high - metrics.height() / 2.0,
                                labelWidth() - kLayerPad, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(layer));
    const double wide = cellIn(all, {0, 0}).width();
    // Beside one of two lines, half of each is needed.
    const int columns = labelStep(wide, metrics.height() * (hasDonors() ? 1.5 : 1.0));
    std::vector<int> musts;
    for (int column = 0; column < static_cast<int>(m_tokens.size()); ++column)
        if (!m_tokens[static_cast<std::size_t>(column)].donor.isEmpty()) musts.push_back(column);
    musts.push_back(count.width() - 1);
    const int room = labelHeight() - kLayerPad;
    for (const int column : labelledCells(count.width(), columns, musts))
        paintColumnLabel(painter, column, room,
                         {cellIn(all, {0, column}).center().x(), all.bottom() + kLayerPad});
}

// From top to bottom; of two lines the first is on the right.
void LayerPlot::paintColumnLabel(QPainter& painter, int column, int room, QPointF from) const {
    const QFontMetrics metrics = painter.fontMetrics();
    const QStringList lines = labelOf(column, room);
    painter.save();
    painter.translate(from);
    painter.rotate(90);
    double top = -static_cast<double>(lines.size()) * metrics.height() / 2;
    for (const QString& line : lines) {
        painter.drawText(QRectF(0, top, room, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         line);
        top += metrics.height();
    }
    painter.restore();
}

void LayerPlot::paintEvent(QPaintEvent* /*event*/) {
    if (m_data.values.empty()) return;
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setFont(scaledFont(font(), 0.85));
    ScreenCanvas canvas(painter);
    const QRectF all = cellsRect();
    const double gap = cellIn(all, {0, 0}).width() > 6 ? 1 : 0;
    const auto place = [&](HeadId cell) { return cellIn(all, cell).adjusted(0, 0, -gap, -gap); };
    drawCells(canvas, m_data, place, {&DivergingScale::of(theme), &theme, true, CellSigns::None},
              {});
    paintLabels(painter, all);
    if (!m_chosen) return;
    painter.setPen(QPen(theme.text, hasFocus() ? 2 : 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cellIn(all, *m_chosen).adjusted(-1, -1, 0, 0));
}

void LayerPlot::showValue(std::optional<HeadId> cell, QPoint globalPosition) {
    if (!cell) return QToolTip::hideText();
    QToolTip::showText(globalPosition + QPoint(12, 12),
                       tr("%1: %2").arg(nameOf(*cell), valueOf(*cell)), this);
}

void LayerPlot::keyPressEvent(QKeyEvent* event) {
    if (m_data.values.empty()) return QWidget::keyPressEvent(event);
    HeadId to = m_chosen.value_or(HeadId{});
    switch (event->key()) {
        case Qt::Key_Left:
            --to.head;
            break;
        case Qt::Key_Right:
            ++to.head;
            break;
        case Qt::Key_Up:
            --to.layer;
            break;
        case Qt::Key_Down:
            ++to.layer;
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    if (!m_chosen) to = {};
    if (m_data.values.contains(to)) Q_EMIT cellChosen(to);
}

}  // namespace headscope::app
