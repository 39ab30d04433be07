// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/heatmap_plot.h"

#include "plot/cell_gestures.h"
#include "plot/cell_marks.h"
#include "plot/heatmap_canvas.h"
#include "plot/qcp.h"

#include <QHelpEvent>
#include <QToolTip>

#include <utility>

namespace headscope::app {

HeatmapPlot::HeatmapPlot(QWidget* parent)
    : PlotWidget(parent),
      m_canvas(std::make_unique<HeatmapCanvas>(*this, plot())),
      m_gestures(new CellGestures(&plot(), *m_canvas)),
      // Looks at the mouse first: what moves the map chooses no cell.
      m_zoom(new CellZoom(&plot(), this, *m_canvas)) {
    setAccessibleName(tr("Map of all heads"));
    m_canvas->cells().setDrawn([this](const DrawnCell& cell) { Q_EMIT cellDrawn(cell); });
    m_canvas->work().setDrawn(
        [this](HeadId head, const QRectF& rect) { Q_EMIT workDrawn(head, rect); });
    followHands();
    HeatmapPlot::recolor(Theme::of(palette()));
}

HeatmapPlot::~HeatmapPlot() = default;

void HeatmapPlot::followHands() {
    m_gestures->followKeys(this);
    connect(m_gestures, &CellGestures::pressed, this, [this] { setFocus(Qt::MouseFocusReason); });
    connect(m_gestures, &CellGestures::hovered, this,
            [this](std::optional<HeadId> head, QPoint at) {
                if (head != m_hovered) Q_EMIT cellHovered(head, at);
            });
    connect(m_gestures, &CellGestures::chosen, this, &HeatmapPlot::cellChosen);
    connect(m_gestures, &CellGestures::activated, this, &HeatmapPlot::cellActivated);
    connect(m_gestures, &CellGestures::toggled, this, &HeatmapPlot::cellToggled);
    connect(m_gestures, &CellGestures::blockDragged, this, &HeatmapPlot::blockDragged);
    connect(m_gestures, &CellGestures::rowChosen, this, &HeatmapPlot::layerChosen);
    connect(m_gestures, &CellGestures::columnChosen, this, &HeatmapPlot::columnChosen);
    connect(m_gestures, &CellGestures::dragChanged, this, [this] {
        placeFrames();
        m_canvas->repaintMarks();
    });
    connect(m_zoom, &CellZoom::viewChanged, this, [this] { m_canvas->setView(m_zoom->view()); });
    connect(m_zoom, &CellZoom::seenChanged, this, &HeatmapPlot::seenChanged);
}

void HeatmapPlot::setTitle(const QString& title, const QString& subtitle) {
    if (title == m_canvas->title() && subtitle == m_canvas->subtitle()) return;
    m_canvas->setTexts(title, subtitle);
    refreshName();
}

void HeatmapPlot::refreshName() {
    QStringList name{title()};
    // Two maps of one token differ in their quantity.
    if (!data().barText.isEmpty()) name += data().barText;
    if (data().locked) name += tr("scale locked");
    const QString spoken = name.join(QLatin1String(", "));
    if (!title().isEmpty() && spoken != accessibleName()) setAccessibleName(spoken);
}

void HeatmapPlot::setData(const HeatmapData& shown) {
    m_zoom->setCells(shown.values.layers(), shown.values.heads());
    m_canvas->setData(shown, m_zoom->view());
    placeFrames();
    refreshName();
}

void HeatmapPlot::setTitled(bool titled) {
    m_canvas->setTitled(titled);
}

void HeatmapPlot::setFaded(bool faded) {
    if (faded != m_canvas->isFaded()) m_canvas->setFaded(faded);
}

bool HeatmapPlot::isFaded() const {
    return m_canvas->isFaded();
}

void HeatmapPlot::setColorBarVisible(bool visible) {
    if (visible != m_canvas->isBarVisible()) m_canvas->setBarVisible(visible);
}

void HeatmapPlot::setCompact(bool compact) {
    if (compact != m_canvas->isCompact()) m_canvas->setCompact(compact);
}

void HeatmapPlot::setColumnText(const QString& text) {
    m_canvas->setColumnText(text);
}

void HeatmapPlot::setHovered(std::optional<HeadId> head) {
    if (head == m_hovered) return;
    m_hovered = head;
    placeFrames();
    m_canvas->repaintMarks();
}

void HeatmapPlot::setSelected(std::optional<HeadId> head) {
    if (head == m_selected) return;
    m_selected = head;
    m_gestures->setSelected(head);
    placeFrames();
    if (!m_zoom->setSelected(head)) m_canvas->repaintMarks();
}

void HeatmapPlot::setMembers(std::vector<HeadId> heads) {
    if (heads == members()) return;
    m_canvas->members().setMembers(std::move(heads));
    m_canvas->repaintMarks();
}

void HeatmapPlot::setBatchProgress(const BatchProgress& progress) {
    m_canvas->work().setBatchProgress(progress);
    m_canvas->repaintMarks();
}

void HeatmapPlot::setSeen(const QRectF& cells) {
    m_zoom->setSeen(cells);
}

const CellView& HeatmapPlot::view() const {
    return m_zoom->view();
}

void HeatmapPlot::zoom(double factor) {
    m_zoom->zoom(factor);
}

void HeatmapPlot::zoomAt(double factor, QPointF place) {
    m_zoom->zoomAt(factor, place);
}

void HeatmapPlot::showWhole() {
    m_zoom->showWhole();
}

void HeatmapPlot::placeFrames() {
    m_canvas->placeFrames({m_focused, m_hovered, m_selected, m_gestures->dragged()});
}

QSize HeatmapPlot::chrome(bool withColorBar, bool compact) const {
    return m_canvas->chrome(withColorBar, compact);
}

QPointF HeatmapPlot::cellCentre(HeadId head) const {
    return m_canvas->cellCentre(head);
}

const HeatmapData& HeatmapPlot::data() const {
    return m_canvas->data();
}

const QString& HeatmapPlot::title() const {
    return m_canvas->title();
}

const QString& HeatmapPlot::subtitle() const {
    return m_canvas->subtitle();
}

bool HeatmapPlot::isColorBarVisible() const {
    return m_canvas->isBarVisible();
}

const std::vector<HeadId>& HeatmapPlot::members() const {
    return m_canvas->members().members();
}

QPointF HeatmapPlot::layerLabel(int layer) const {
    return {m_canvas->cellsRect().left() - 10, m_canvas->cellCentre({layer, 0}).y()};
}

QPointF HeatmapPlot::headLabel(int head) const {
    return {m_canvas->cellCentre({0, head}).x(), m_canvas->cellsRect().bottom() + 9};
}

QSize HeatmapPlot::sizeHint() const {
    return {360, 360};
}

void HeatmapPlot::recolor(const Theme& theme) {
    m_canvas->recolor(theme);
}

QString HeatmapPlot::tipAt(QPoint position) const {
    if (const QString cut = m_canvas->cutTextAt(position); !cut.isEmpty()) return cut;
    if (m_canvas->hasPadlockAt(position))
        return tr("The scale is locked: equal colours are equal changes in all runs");
    const QRectF cells = m_canvas->cellsRect();
    const bool isBeside = position.x() < cells.left() && position.y() < cells.bottom();
    const bool isBelow = position.y() > cells.bottom() && position.x() <= cells.right();
    if (isBeside)
        return tr(
            "Click a number: its layer goes into the ablation set, or out of it. Keys: Shift "
            "and Space");
    if (isBelow && position.x() >= cells.left())
        return tr(
            "Click a number: its column goes into the ablation set, or out of it. Keys: Ctrl "
            "and Space");
    if (position.x() > cells.right() || isBelow) return {};
    // A cell's tip is its head; this one is for the mouse above the cells.
    return tr(
        "Drag over cells: all of the rectangle goes into the ablation set. The wheel zooms, the "
        "middle button moves the map");
}

bool HeatmapPlot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return PlotWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const bool isCell = m_canvas->cellsRect().contains(help->pos());
    const QString tip = isCell ? QString() : tipAt(help->pos());
    if (!tip.isEmpty()) QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void HeatmapPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    frameIfFocused(true);
}

void HeatmapPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    frameIfFocused(false);
}

void HeatmapPlot::frameIfFocused(bool focused) {
    m_focused = focused;
    placeFrames();
    m_canvas->repaintMarks();
}

}  // namespace headscope::app
