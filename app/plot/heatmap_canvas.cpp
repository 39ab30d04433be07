// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/heatmap_canvas.h"

#include "plot/cell_marks.h"
#include "plot/cell_plottable.h"
#include "plot/plot_style.h"
#include "plot/tickers.h"
#include "ui/diverging_scale.h"
#include "ui/text_size.h"

#include <QCoreApplication>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kHeatmapPad = 4;
constexpr int kLeastCells = 50;  // in pixels, where a layout asks
constexpr float kVeil = 0.55F;   // opacity, over a map that is not of what is typed

struct HeatmapCanvasTr {
    Q_DECLARE_TR_FUNCTIONS(HeatmapPlot)
};

}  // namespace

HeatmapCanvas::HeatmapCanvas(const QWidget& widget, QCustomPlot& plot)
    : m_widget(widget), m_plot(plot) {
    build();
    layoutTexts();
    // The plot gets its new size, and is painted, before the widget around it hears of its own.
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [this] { layOut(); });
    QObject::connect(&plot, &QCustomPlot::afterLayout, &plot, [this] { placeBarEnds(); });
    QObject::connect(&plot, &QCustomPlot::afterReplot, &plot, [this] { m_painted = true; });
}

void HeatmapCanvas::build() {
    auto* grid = m_plot.plotLayout();
    grid->clear();
    grid->setRowSpacing(0);
    grid->setColumnSpacing(0);
    m_title = new QCPTextElement(&m_plot, QString());
    m_subtitle = new QCPTextElement(&m_plot, QString());
    for (auto* text : {m_title, m_subtitle}) {
        text->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
        text->setMargins({kHeatmapPad, 1, 0, 1});
    }
    auto* body = new QCPLayoutGrid;
    body->setColumnSpacing(0);
    grid->addElement(0, 0, m_title);
    grid->addElement(1, 0, m_subtitle);
    grid->addElement(2, 0, body);
    // Only the body grows; the text rows keep their own height.
    grid->setRowStretchFactor(0, 0.0001);
    grid->setRowStretchFactor(1, 0.0001);
    buildMap(*body);
    m_bar.emplace(m_plot, *body, 1);
    body->setColumnStretchFactor(0, 1);
}

void HeatmapCanvas::buildMap(QCPLayoutGrid& body) {
    auto* map = new QCPAxisRect(&m_plot);
    body.addElement(0, 0, map);  // before its marks, which are cut at the first axes that are there
    map->setAutoMargins(QCP::msNone);
    for (auto* axis : map->axes())
        axis->setVisible(false);
    m_heads = map->axis(QCPAxis::atBottom);
    m_layers = map->axis(QCPAxis::atLeft);
    for (auto* axis : {m_heads, m_layers}) {
        styleCellAxis(*axis, true);
        axis->setTicker(QSharedPointer<CellTicker>::create());
    }
    m_layers->setRangeReversed(true);
    m_cells = new CellPlottable(m_heads, m_layers, m_data);
    m_work = new WorkMarks(*m_cells);
    m_members = new SetMarks(*m_cells);
    m_veil = new QCPItemRect(&m_plot);
    m_veil->setLayer(QStringLiteral("overlay"));
    m_veil->setPen(Qt::NoPen);
    m_veil->setAntialiased(false);  // else it begins half a pixel into the cells
    m_veil->setVisible(false);
    // As cells are, which begin a pixel above the axes' rectangle.
    for (auto* corner : {m_veil->topLeft, m_veil->bottomRight})
        corner->setAxes(m_heads, m_layers);
    m_frames.emplace(m_heads, m_layers);  // upon the veil
}

void HeatmapCanvas::setFaded(bool faded) {
    m_veil->setVisible(faded);
    repaintMarks();
}

bool HeatmapCanvas::isFaded() const {
    return m_veil->visible();
}

QFont HeatmapCanvas::smallFont() const {
    return scaledFont(m_widget.font(), 0.88);
}

void HeatmapCanvas::recolor(const Theme& theme) {
    m_plot.setBackground(theme.card);
    m_title->setFont(scaledFont(m_widget.font(), 1.05, QFont::DemiBold));
    m_title->setTextColor(theme.text);
    m_subtitle->setFont(scaledFont(m_widget.font(), 0.9));
    m_subtitle->setTextColor(theme.muted);
    for (auto* axis : {m_heads, m_layers})
        colorCellAxis(*axis, theme, smallFont());
    m_cells->setColors(DivergingScale::of(theme), theme);
    m_work->setColor(theme.pendingHatch);
    m_bar->recolor(theme, smallFont());
    m_frames->recolor(theme);
    QColor veil = theme.card;
    veil.setAlphaF(kVeil);
    m_veil->setBrush(veil);
    layOut();
}

QMargins HeatmapCanvas::cellMargins(bool compact) const {
    const QFontMetrics small(smallFont());
    const int name = compact ? 0 : small.height() + 4;
    const int left = small.horizontalAdvance(QStringLiteral("00")) + name + 10;
    // Without titles there would be no room for what the colour bar's upper end means.
    const int top = m_titled ? kHeatmapPad : small.height() + kHeatmapPad;
    const int below = small.height() + name + 8;
    return {left, top, kHeatmapPad, std::max(below, HeatmapBar::heightBelow(smallFont()))};
}

QSize HeatmapCanvas::chrome(bool withColorBar, bool compact) const {
    const QMargins map = cellMargins(compact);
    const int subtitle = compact ? 0 : QFontMetrics(m_subtitle->font()).height() + 2;
    const int titles = m_titled ? QFontMetrics(m_title->font()).height() + subtitle + 2 : 0;
    const int bar = withColorBar ? HeatmapBar::widthWith(smallFont()) : 0;
    return {map.left() + map.right() + bar, titles + map.top() + map.bottom()};
}

QSize HeatmapCanvas::room() const {
    return m_widget.size() - chrome(m_barVisible, m_compact);
}

void HeatmapCanvas::layoutTexts() {
    auto* grid = m_plot.plotLayout();
    const auto show = [grid](int row, QCPTextElement* text, bool shown) {
        if (!shown && grid->hasElement(row, 0)) grid->take(text);
        if (shown && !grid->hasElement(row, 0)) grid->addElement(row, 0, text);
        text->setVisible(shown);
    };
    show(0, m_title, m_titled);
    show(1, m_subtitle, m_titled && !m_compact);
    const bool named = !m_columnText.isEmpty();
    m_heads->setLabel(m_compact ? QString() : named ? m_columnText : HeatmapCanvasTr::tr("head"));
    m_heads->setTickLabels(!named);
    m_layers->setLabel(m_compact ? QString() : HeatmapCanvasTr::tr("layer"));
}

void HeatmapCanvas::layOut() {
    const QMargins margins = cellMargins(m_compact);
    const QSize cells = room();
    m_heads->axisRect()->setMargins(margins);
    // Else the colour bar would give way to a map that is smaller than that.
    m_heads->axisRect()->setMinimumSize(std::clamp(cells.width(), 1, kLeastCells),
                                        std::clamp(cells.height(), 1, kLeastCells));
    m_bar->layOut(m_barVisible, margins.top(), margins.bottom(), cells.height());
    if (m_data.values.empty()) return;
    layoutAxes(cells);
    fitTexts();
}

void HeatmapCanvas::layoutAxes(QSize cells) {
    const auto space = [](QCPAxis* axis, double pixels, double from, double span, double label) {
        axis->setRange(from, from + span);
        qSharedPointerCast<CellTicker>(axis->ticker())->setSpacing(pixels / span, label);
    };
    const QRectF& seen = m_view.seen();
    space(m_heads, cells.width(), seen.left(), seen.width(), headNumberWidth() + 4);
    space(m_layers, cells.height(), seen.top(), seen.height(), QFontMetrics(smallFont()).height());
    m_veil->topLeft->setCoords(seen.left(), seen.top());
    m_veil->bottomRight->setCoords(seen.right(), seen.bottom());
    // The frame of a cell at the edge is whole, but only there.
    const bool clipped = !m_view.isWhole();
    m_frames->setClipped(clipped);
    m_members->setClipToAxisRect(clipped);
    m_work->setClipToAxisRect(clipped);
}

int HeatmapCanvas::headNumberWidth() const {
    const auto digits = QString::number(std::max(10, m_data.values.heads() - 1)).size();
    return QFontMetrics(smallFont()).horizontalAdvance(QString(digits, QLatin1Char('0')));
}

void HeatmapCanvas::placeBarEnds() {
    const QRect map = m_heads->axisRect()->rect();
    EndRoom room{map.left(), map.right() + headNumberWidth() / 2 + kHeatmapPad,
                 m_plot.viewport().right() + 1};
    const int name = QFontMetrics(m_heads->labelFont()).horizontalAdvance(m_heads->label());
    room.lowFrom = std::max(room.lowFrom, map.center().x() + name / 2 + kHeatmapPad);
    if (m_titled) {
        const QCPTextElement& above = m_compact ? *m_title : *m_subtitle;
        const int width = QFontMetrics(above.font()).horizontalAdvance(above.text());
        room.highFrom = std::max(room.highFrom, width + 2 * kHeatmapPad);
    }
    m_bar->placeEnds(room);
}

void HeatmapCanvas::fitTexts() {
    const auto fit = [this](QCPTextElement* element, const QString& text) {
        const QFontMetrics metrics(element->font());
        element->setText(
            metrics.elidedText(text, Qt::ElideRight, m_widget.width() - 2 * kHeatmapPad));
    };
    fit(m_title, m_titleText);
    fit(m_subtitle, m_subtitleText);
}

void HeatmapCanvas::setTexts(const QString& title, const QString& subtitle) {
    m_titleText = title;
    m_subtitleText = subtitle;
    fitTexts();
    repaintSoon();
}

void HeatmapCanvas::setData(const HeatmapData& data, const CellView& view) {
    m_data = data;
    m_view = view;
    m_bar->setScale(data, Theme::of(m_widget.palette()));
    layOut();
    repaintSoon();
}

void HeatmapCanvas::setView(const CellView& view) {
    m_view = view;
    layOut();
    repaintSoon();
}

void HeatmapCanvas::setTitled(bool titled) {
    m_titled = titled;
    layoutTexts();
    layOut();
    repaintSoon();
}

void HeatmapCanvas::setBarVisible(bool visible) {
    m_barVisible = visible;
    layOut();
    repaintSoon();
}

void HeatmapCanvas::setCompact(bool compact) {
    m_compact = compact;
    layoutTexts();
    layOut();
    repaintSoon();
}

void HeatmapCanvas::setColumnText(const QString& text) {
    m_columnText = text;
    layoutTexts();
    repaintSoon();
}

void HeatmapCanvas::placeFrames(const CellFrames::Places& places) {
    m_frames->place(places, m_data.values.layers(), m_data.values.heads());
}

void HeatmapCanvas::repaintMarks() {
    if (!m_painted) return;  // the first painting has them all
    m_plot.layer(QStringLiteral("overlay"))->replot();
}

void HeatmapCanvas::repaintSoon() {
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

QPointF HeatmapCanvas::cellCentre(HeadId head) const {
    return {m_heads->coordToPixel(head.head), m_layers->coordToPixel(head.layer)};
}

QString HeatmapCanvas::cutTextAt(QPoint pixel) const {
    const std::pair<const QCPTextElement*, const QString*> texts[] = {
        {m_title, &m_titleText}, {m_subtitle, &m_subtitleText}};
    for (const auto& [element, whole] : texts)
        if (element->visible() && element->text() != *whole && element->outerRect().contains(pixel))
            return *whole;
    return {};
}

QSize HeatmapCanvas::cellCount() const {
    return {m_data.values.heads(), m_data.values.layers()};
}

QRectF HeatmapCanvas::cellsRect() const {
    return m_heads->axisRect()->rect();
}

QPointF HeatmapCanvas::cellsAt(QPointF pixel) const {
    return {m_heads->pixelToCoord(pixel.x()), m_layers->pixelToCoord(pixel.y())};
}

}  // namespace headscope::app
