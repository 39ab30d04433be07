// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/heatmap_plot.h"

#include "plot/cell_marks.h"
#include "plot/cell_plottable.h"
#include "plot/qcp.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kBarWidth = 14;
constexpr int kHeatmapBarGap = 16;
constexpr int kHeatmapPad = 4;
constexpr int kBarTicks = 5;
constexpr double kNotch = 120;  // of the wheel, as Qt counts

void plainAxis(QCPAxis* axis, bool labels) {
    axis->setVisible(true);
    axis->grid()->setVisible(false);
    axis->setTicks(labels);
    axis->setTickLabels(labels);
    axis->setTickLength(0, 0);
    axis->setSubTicks(false);
    axis->setTickPen(Qt::NoPen);
    axis->setBasePen(Qt::NoPen);
    axis->setTickLabelPadding(5);
    axis->setLabelPadding(3);
}

}  // namespace

HeatmapPlot::HeatmapPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
    setAccessibleName(tr("Map of all heads"));
    build();
    recolor(Theme::of(palette()));
}

HeatmapPlot::~HeatmapPlot() = default;

void HeatmapPlot::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot(this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    layout->addWidget(m_plot);
    connect(m_plot, &QCustomPlot::afterReplot, this, [this] { m_painted = true; });

    auto* grid = m_plot->plotLayout();
    grid->clear();
    grid->setRowSpacing(0);
    grid->setColumnSpacing(0);
    m_title = new QCPTextElement(m_plot, QString());
    m_subtitle = new QCPTextElement(m_plot, QString());
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

    m_map = new QCPAxisRect(m_plot);
    m_map->setAutoMargins(QCP::msNone);
    for (auto* axis : m_map->axes())
        axis->setVisible(false);
    auto* heads = m_map->axis(QCPAxis::atBottom);
    auto* layers = m_map->axis(QCPAxis::atLeft);
    for (auto* axis : {heads, layers}) {
        plainAxis(axis, true);
        axis->setTicker(QSharedPointer<CellTicker>::create());
    }
    layers->setRangeReversed(true);

    m_bar = new QCPAxisRect(m_plot);
    m_bar->setAutoMargins(QCP::msNone);
    for (auto* axis : m_bar->axes())
        axis->setVisible(false);
    plainAxis(m_bar->axis(QCPAxis::atBottom), false);
    auto* values = m_bar->axis(QCPAxis::atRight);
    plainAxis(values, true);
    m_bar->axis(QCPAxis::atBottom)->setRange(0, 1);
    body->addElement(0, 0, m_map);
    body->addElement(0, 1, m_bar);

    m_cells = new CellPlottable(heads, layers, *this);
    m_strip = new ColorStrip(m_bar->axis(QCPAxis::atBottom), values);
    buildMarks(heads, layers);
    layoutTexts();
}

void HeatmapPlot::buildMarks(QCPAxis* heads, QCPAxis* layers) {
    const auto mark = [this, heads, layers] {
        auto* item = new QCPItemRect(m_plot);
        item->setLayer(QStringLiteral("overlay"));
        item->setClipAxisRect(m_map);
        item->setAntialiased(false);
        for (auto* position : {item->topLeft, item->bottomRight}) {
            position->setAxes(heads, layers);
            position->setType(QCPItemPosition::ptPlotCoords);
        }
        item->setVisible(false);
        return item;
    };
    m_workMarks = new WorkMarks(heads, layers, *this);
    m_memberMarks = new SetMarks(heads, layers, *this);
    m_focusMark = mark();
    m_focusMark->setClipToAxisRect(false);
    for (auto* corner : {m_focusMark->topLeft, m_focusMark->bottomRight}) {
        corner->setAxisRect(m_map);
        corner->setType(QCPItemPosition::ptAxisRectRatio);
    }
    m_focusMark->topLeft->setCoords(0, 0);
    m_focusMark->bottomRight->setCoords(1, 1);
    m_hoverMark = mark();
    m_rubber = mark();
    m_selectHalo = mark();
    m_selectMark = mark();
}

void HeatmapPlot::recolor(const Theme& theme) {
    m_plot->setBackground(theme.card);
    m_title->setFont(scaledFont(font(), 1.05, QFont::DemiBold));
    m_title->setTextColor(theme.text);
    m_subtitle->setFont(scaledFont(font(), 0.9));
    m_subtitle->setTextColor(theme.muted);
    for (auto* axis : {m_map->axis(QCPAxis::atBottom), m_map->axis(QCPAxis::atLeft),
                       m_bar->axis(QCPAxis::atRight)}) {
        axis->setTickLabelFont(scaledFont(font(), 0.88));
        axis->setLabelFont(scaledFont(font(), 0.88));
        axis->setTickLabelColor(theme.muted);
        axis->setLabelColor(theme.muted);
    }
    const auto& scale = DivergingScale::of(theme);
    m_cells->setColors(scale, theme);
    m_workMarks->setColor(theme.pendingHatch);
    m_strip->setScale(scale, m_data.kind, m_data.limit);
    m_focusMark->setPen(QPen(theme.accent, 2));
    m_hoverMark->setPen(QPen(theme.text, 1));
    QColor veil = theme.accent;
    veil.setAlphaF(0.25F);
    m_rubber->setPen(QPen(theme.accent, 2));
    m_rubber->setBrush(veil);
    m_selectHalo->setPen(QPen(theme.card, 4));
    m_selectMark->setPen(QPen(theme.text, 2));
    layoutMargins();
}

QMargins HeatmapPlot::cellMargins(bool compact) const {
    const QFontMetrics small(scaledFont(font(), 0.88));
    const int name = compact ? 0 : small.height() + 4;
    const int left = small.horizontalAdvance(QStringLiteral("00")) + name + 10;
    return {left, kHeatmapPad, kHeatmapPad, small.height() + name + 8};
}

void HeatmapPlot::layoutTexts() {
    auto* grid = m_plot->plotLayout();
    if (m_compact && grid->hasElement(1, 0)) {
        grid->take(m_subtitle);
    } else if (!m_compact && !grid->hasElement(1, 0)) {
        grid->addElement(1, 0, m_subtitle);
    }
    m_subtitle->setVisible(!m_compact);
    m_map->axis(QCPAxis::atBottom)->setLabel(m_compact ? QString() : tr("head"));
    m_map->axis(QCPAxis::atLeft)->setLabel(m_compact ? QString() : tr("layer"));
}

void HeatmapPlot::setCompact(bool compact) {
    if (compact == m_compact) return;
    m_compact = compact;
    layoutTexts();
    layoutMargins();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapPlot::layoutMargins() {
    const QFontMetrics small(scaledFont(font(), 0.88));
    m_map->setMargins(cellMargins(m_compact));
    const int bottom = m_map->margins().bottom();
    auto* body = static_cast<QCPLayoutGrid*>(m_plot->plotLayout()->element(2, 0));
    m_bar->setVisible(m_barVisible);
    m_strip->setVisible(m_barVisible);
    m_bar->axis(QCPAxis::atRight)->setVisible(m_barVisible);
    if (m_barVisible) {
        m_bar->setMargins({kHeatmapBarGap, kHeatmapPad, barLabelWidth(), bottom});
        m_bar->setMinimumSize(kBarWidth, 20);
        m_bar->setMaximumSize(kBarWidth, QWIDGETSIZE_MAX);
    } else {
        m_bar->setMargins({0, kHeatmapPad, 0, bottom});
        m_bar->setMinimumSize(0, 20);
        m_bar->setMaximumSize(0, QWIDGETSIZE_MAX);
    }
    body->setColumnStretchFactor(0, 1);

    const auto& values = m_data.values;
    if (values.empty()) return;
    const QSize cells = size() - chrome(m_barVisible, m_compact);
    const auto space = [&](QCPAxis* axis, double pixels, double from, double span, double label) {
        axis->setRange(from, from + span);
        qSharedPointerCast<CellTicker>(axis->ticker())->setSpacing(pixels / span, label);
    };
    const QRectF& seen = m_view.seen();
    space(m_map->axis(QCPAxis::atBottom), cells.width(), seen.left(), seen.width(),
          small.horizontalAdvance(QStringLiteral("00")) + 4);
    space(m_map->axis(QCPAxis::atLeft), cells.height(), seen.top(), seen.height(), small.height());
    // The frame of a cell at the edge is whole, but only there.
    for (QCPAbstractItem* mark :
         {static_cast<QCPAbstractItem*>(m_hoverMark), static_cast<QCPAbstractItem*>(m_rubber),
          static_cast<QCPAbstractItem*>(m_selectHalo), static_cast<QCPAbstractItem*>(m_selectMark),
          static_cast<QCPAbstractItem*>(m_memberMarks), static_cast<QCPAbstractItem*>(m_workMarks)})
        mark->setClipToAxisRect(!m_view.isWhole());
    fitTexts(cells.height());
    // As many numbers beside the colour bar as do not touch.
    m_bar->axis(QCPAxis::atRight)
        ->ticker()
        ->setTickCount(std::clamp(cells.height() / (2 * small.height()), 2, kBarTicks));
}

void HeatmapPlot::fitTexts(int mapHeight) {
    const auto fit = [this](QCPTextElement* element, const QString& text) {
        const QFontMetrics metrics(element->font());
        element->setText(metrics.elidedText(text, Qt::ElideRight, width() - 2 * kHeatmapPad));
    };
    fit(m_title, m_titleText);
    fit(m_subtitle, m_subtitleText);
    // A colour bar that is shorter than its label goes without; the subtitle or the tip says it.
    auto* bar = m_bar->axis(QCPAxis::atRight);
    const int label = QFontMetrics(bar->labelFont()).horizontalAdvance(m_data.barText);
    bar->setLabel(label <= mapHeight ? m_data.barText : QString());
}

void HeatmapPlot::layoutBar() {
    auto* axis = m_bar->axis(QCPAxis::atRight);
    axis->setRange(m_data.kind == ScaleKind::Diverging ? -m_data.limit : 0, m_data.limit);
    if (m_data.kind == ScaleKind::TwoValued) {
        auto words = QSharedPointer<QCPAxisTickerText>::create();
        words->addTick(0.25 * m_data.limit, tr("stays"));
        words->addTick(0.75 * m_data.limit, tr("changes"));
        axis->setTicker(words);
        return;
    }
    if (m_data.kind == ScaleKind::Diverging) {
        axis->setTicker(QSharedPointer<SignedTicker>::create());
    } else {
        axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    }
    axis->setNumberFormat(QStringLiteral("g"));
    axis->setNumberPrecision(4);
}

int HeatmapPlot::barLabelWidth() const {
    const QFontMetrics small(scaledFont(font(), 0.88));
    return small.horizontalAdvance(QStringLiteral("−0.00000")) + small.height() + 10;
}

QSize HeatmapPlot::chrome(bool withColorBar, bool compact) const {
    const QMargins map = cellMargins(compact);
    const int subtitle = compact ? 0 : QFontMetrics(m_subtitle->font()).height() + 2;
    const int titles = QFontMetrics(m_title->font()).height() + subtitle + 2;
    int width = map.left() + map.right();
    if (withColorBar) width += kBarWidth + kHeatmapBarGap + barLabelWidth();
    return {width, titles + map.top() + map.bottom()};
}

void HeatmapPlot::setTitle(const QString& title, const QString& subtitle) {
    if (title == m_titleText && subtitle == m_subtitleText) return;
    m_titleText = title;
    m_subtitleText = subtitle;
    fitTexts((size() - chrome(m_barVisible, m_compact)).height());
    refreshName();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapPlot::refreshName() {
    QStringList name{m_titleText};
    // Two maps of one token differ in their quantity.
    if (!m_data.barText.isEmpty()) name += m_data.barText;
    const QString spoken = name.join(QLatin1String(", "));
    if (!m_titleText.isEmpty() && spoken != accessibleName()) setAccessibleName(spoken);
}

void HeatmapPlot::setData(const HeatmapData& shown) {
    m_data = shown;
    if (!m_view.fits(shown.values.layers(), shown.values.heads()))
        m_view = CellView(shown.values.layers(), shown.values.heads());
    const auto& theme = Theme::of(palette());
    m_strip->setScale(DivergingScale::of(theme), shown.kind, shown.limit);
    layoutBar();
    layoutMargins();
    placeMarks();
    refreshName();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapPlot::setColorBarVisible(bool visible) {
    if (visible == m_barVisible) return;
    m_barVisible = visible;
    layoutMargins();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapPlot::setHovered(std::optional<HeadId> head) {
    if (head == m_hovered) return;
    m_hovered = head;
    placeMarks();
    repaintMarks();
}

void HeatmapPlot::setSelected(std::optional<HeadId> head) {
    if (head == m_selected) return;
    m_selected = head;
    placeMarks();
    CellView view = m_view;
    if (head) view.reveal(*head);
    if (view != m_view) return setSeen(view.seen());
    repaintMarks();
}

void HeatmapPlot::setSeen(const QRectF& cells) {
    const CellView before = m_view;
    m_view.setSeen(cells);
    if (m_view == before) return;
    layoutMargins();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HeatmapPlot::look(const CellView& view) {
    if (view == m_view) return;
    setSeen(view.seen());
    Q_EMIT seenChanged(m_view.seen());
}

void HeatmapPlot::zoom(double factor) {
    QPointF about = m_view.seen().center();
    if (m_selected && m_view.seen().contains(QPointF(m_selected->head, m_selected->layer)))
        about = {static_cast<double>(m_selected->head), static_cast<double>(m_selected->layer)};
    CellView view = m_view;
    view.zoom(factor, about);
    look(view);
}

void HeatmapPlot::showWhole() {
    CellView view = m_view;
    view.setWhole();
    look(view);
}

QPointF HeatmapPlot::cellsAt(QPointF position) const {
    return {m_map->axis(QCPAxis::atBottom)->pixelToCoord(position.x()),
            m_map->axis(QCPAxis::atLeft)->pixelToCoord(position.y())};
}

void HeatmapPlot::wheel(const QWheelEvent& event) {
    if (m_data.values.empty() || m_pressed || event.angleDelta().y() == 0) return;
    const QRectF rect = m_map->rect();
    const QPointF at(std::clamp(event.position().x(), rect.left(), rect.right()),
                     std::clamp(event.position().y(), rect.top(), rect.bottom()));
    CellView view = m_view;
    view.zoom(std::pow(kZoomStep, event.angleDelta().y() / kNotch), cellsAt(at));
    look(view);
}

bool HeatmapPlot::pan(const QMouseEvent& mouse) {
    const bool begins = mouse.type() == QEvent::MouseButtonPress && !m_view.isWhole() &&
                        m_map->rect().contains(mouse.position().toPoint()) &&
                        (mouse.button() == Qt::MiddleButton ||
                         (mouse.button() == Qt::LeftButton && mouse.modifiers() & Qt::AltModifier));
    if (begins) {
        m_panned = mouse.position();
        m_plot->setCursor(Qt::ClosedHandCursor);
        return true;
    }
    if (!m_panned) return false;
    CellView view = m_view;
    view.pan(cellsAt(*m_panned) - cellsAt(mouse.position()));
    m_panned = mouse.position();
    look(view);
    if (mouse.type() == QEvent::MouseButtonRelease) {
        m_panned.reset();
        m_plot->unsetCursor();
    }
    return true;
}

void HeatmapPlot::setWorking(const Working& working) {
    m_working = working;
    repaintMarks();
}

void HeatmapPlot::setMembers(std::vector<HeadId> heads) {
    if (heads == m_members) return;
    m_members = std::move(heads);
    repaintMarks();
}

void HeatmapPlot::repaintMarks() {
    if (!m_painted) return;  // the first painting has them all
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

void HeatmapPlot::placeMarks() {
    const auto place = [this](QCPItemRect* item, std::optional<HeadId> head) {
        const auto& values = m_data.values;
        const bool inside = head && head->layer < values.layers() && head->head < values.heads();
        item->setVisible(inside);
        if (!inside) return;
        item->topLeft->setCoords(head->head - 0.5, head->layer - 0.5);
        item->bottomRight->setCoords(head->head + 0.5, head->layer + 0.5);
    };
    m_focusMark->setVisible(m_focused && !m_data.values.empty());
    place(m_hoverMark, m_hovered);
    place(m_selectHalo, m_selected);
    place(m_selectMark, m_selected);
    const bool dragging = m_pressed && m_dragged;
    m_rubber->setVisible(dragging);
    if (!dragging) return;
    const auto [left, right] = std::minmax(m_pressed->head, m_dragged->head);
    const auto [top, bottom] = std::minmax(m_pressed->layer, m_dragged->layer);
    m_rubber->topLeft->setCoords(left - 0.5, top - 0.5);
    m_rubber->bottomRight->setCoords(right + 0.5, bottom + 0.5);
}

QPointF HeatmapPlot::layerLabel(int layer) const {
    return {m_map->left() - 10.0, m_map->axis(QCPAxis::atLeft)->coordToPixel(layer)};
}

QPointF HeatmapPlot::headLabel(int head) const {
    return {m_map->axis(QCPAxis::atBottom)->coordToPixel(head), m_map->bottom() + 10.0};
}

QPointF HeatmapPlot::cellCentre(HeadId head) const {
    return {m_map->axis(QCPAxis::atBottom)->coordToPixel(head.head),
            m_map->axis(QCPAxis::atLeft)->coordToPixel(head.layer)};
}

std::optional<HeadId> HeatmapPlot::cellAt(QPointF position) const {
    if (m_data.values.empty() || !m_map->rect().contains(position.toPoint())) return std::nullopt;
    // All of the rectangle is cells; its last row of pixels is already the edge, 11.5 of 12.
    const auto index = [](QCPAxis* axis, double pixel, int count) {
        const auto at = static_cast<int>(std::floor(axis->pixelToCoord(pixel) + 0.5));
        return std::clamp(at, 0, count - 1);
    };
    return HeadId{index(m_map->axis(QCPAxis::atLeft), position.y(), m_data.values.layers()),
                  index(m_map->axis(QCPAxis::atBottom), position.x(), m_data.values.heads())};
}

std::optional<HeadId> HeatmapPlot::nearestCell(QPointF position) const {
    const QRectF rect = m_map->rect();
    // A drag that leaves the map goes on along its edge.
    return cellAt({std::clamp(position.x(), rect.left(), rect.right() - 1),
                   std::clamp(position.y(), rect.top(), rect.bottom() - 1)});
}

void HeatmapPlot::hover(std::optional<HeadId> head, QPoint globalPosition) {
    if (head != m_hovered) Q_EMIT cellHovered(head, globalPosition);
}

QImage HeatmapPlot::toImage(QSize size, double scale, bool withColorBar) {
    const bool bar = m_barVisible;
    const auto hovered = std::exchange(m_hovered, std::nullopt);
    const auto selected = std::exchange(m_selected, std::nullopt);
    const bool focused = std::exchange(m_focused, false);
    auto members = std::exchange(m_members, {});
    const CellView view = m_view;
    m_view.setWhole();
    const bool compact = std::exchange(m_compact, false);
    layoutTexts();
    m_barVisible = withColorBar;
    recolor(Theme::day());
    placeMarks();
    QImage image = m_plot->toPixmap(size.width(), size.height(), scale).toImage();
    m_barVisible = bar;
    m_hovered = hovered;
    m_selected = selected;
    m_focused = focused;
    m_members = std::move(members);
    m_view = view;
    m_compact = compact;
    layoutTexts();
    recolor(Theme::of(palette()));
    placeMarks();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    return image;
}

QSize HeatmapPlot::sizeHint() const {
    return {360, 360};
}

void HeatmapPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        recolor(Theme::of(palette()));
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void HeatmapPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layoutMargins();
}

void HeatmapPlot::keyPressEvent(QKeyEvent* event) {
    const auto& values = m_data.values;
    HeadId next = m_selected.value_or(HeadId{});
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_selected) Q_EMIT cellActivated(*m_selected);
            return;
        case Qt::Key_Space:
            toggleByKey(event->modifiers());
            return;
        case Qt::Key_Escape:
            if (!m_pressed) return QWidget::keyPressEvent(event);
            m_pressed.reset();
            m_dragged.reset();
            placeMarks();
            repaintMarks();
            return;
        case Qt::Key_Left:
            --next.head;
            break;
        case Qt::Key_Right:
            ++next.head;
            break;
        case Qt::Key_Up:
            --next.layer;
            break;
        case Qt::Key_Down:
            ++next.layer;
            break;
        case Qt::Key_Home:
            next.head = 0;
            break;
        case Qt::Key_End:
            next.head = values.heads() - 1;
            break;
        default:
            if (!zoomByKey(*event)) QWidget::keyPressEvent(event);
            return;
    }
    if (values.empty()) return;
    if (!m_selected) next = {};  // the first key press shows where one is
    next.layer = std::clamp(next.layer, 0, values.layers() - 1);
    next.head = std::clamp(next.head, 0, values.heads() - 1);
    if (next != m_selected) Q_EMIT cellChosen(next, event->modifiers());
}

bool HeatmapPlot::zoomByKey(const QKeyEvent& key) {
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
    switch (key.key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(kZoomStep);
            return true;
        case Qt::Key_Minus:
            zoom(1 / kZoomStep);
            return true;
        case Qt::Key_0:
            showWhole();
            return true;
        default:
            return false;
    }
}

void HeatmapPlot::toggleByKey(Qt::KeyboardModifiers modifiers) {
    if (m_data.values.empty()) return;
    if (!m_selected) {
        Q_EMIT cellChosen(HeadId{}, Qt::NoModifier);
    } else if (modifiers & Qt::ShiftModifier) {
        Q_EMIT layerChosen(m_selected->layer);
    } else if (modifiers & Qt::ControlModifier) {
        Q_EMIT columnChosen(m_selected->head);
    } else {
        Q_EMIT cellToggled(*m_selected);
    }
}

void HeatmapPlot::press(const QMouseEvent& mouse) {
    setFocus(Qt::MouseFocusReason);
    const auto head = cellAt(mouse.position());
    m_pressed = head;
    m_dragged.reset();
    if (!head && pressLabel(mouse.position())) return;
    Q_EMIT cellChosen(head, mouse.modifiers());
}

bool HeatmapPlot::pressLabel(QPointF position) {
    const auto head = nearestCell(position);
    if (!head) return false;
    const QRectF rect = m_map->rect();
    const bool beside = position.y() >= rect.top() && position.y() < rect.bottom();
    const bool below = position.x() >= rect.left() && position.x() < rect.right();
    if (beside && position.x() < rect.left()) {
        Q_EMIT layerChosen(head->layer);
    } else if (below && position.y() >= rect.bottom()) {
        Q_EMIT columnChosen(head->head);
    } else {
        return false;
    }
    return true;
}

void HeatmapPlot::drag(const QMouseEvent& mouse) {
    if (!m_pressed || !(mouse.buttons() & Qt::LeftButton)) return;
    const auto head = nearestCell(mouse.position());
    // A hand that shakes within a cell drags nothing.
    if (!head || head == m_dragged || (!m_dragged && head == m_pressed)) return;
    m_dragged = head;
    placeMarks();
    repaintMarks();
}

void HeatmapPlot::release(const QMouseEvent& mouse) {
    const auto from = std::exchange(m_pressed, std::nullopt);
    const auto to = std::exchange(m_dragged, std::nullopt);
    placeMarks();
    repaintMarks();
    if (from && to) {
        Q_EMIT blockDragged(*from, *to);
    } else if (from && (mouse.modifiers() & Qt::ControlModifier)) {
        Q_EMIT cellToggled(*from);
    }
}

void HeatmapPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    frameIfFocused(true);
    // Coming from the keyboard, the arrow keys need a place to start from.
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !m_selected && !m_data.values.empty()) Q_EMIT cellChosen(HeadId{}, Qt::NoModifier);
}

void HeatmapPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    frameIfFocused(false);
}

void HeatmapPlot::frameIfFocused(bool focused) {
    m_focused = focused;
    placeMarks();
    repaintMarks();
}

bool HeatmapPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel) {
        wheel(*static_cast<QWheelEvent*>(event));
        return true;
    }
    const bool isMouse = event->type() == QEvent::MouseMove ||
                         event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseButtonRelease;
    if (isMouse && pan(*static_cast<QMouseEvent*>(event))) return true;
    if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        hover(cellAt(mouse->position()), mouse->globalPosition().toPoint());
        drag(*mouse);
    } else if (event->type() == QEvent::Leave) {
        hover(std::nullopt, {});
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        // Beside the cells, it shows all of them again.
        const auto head = cellAt(static_cast<QMouseEvent*>(event)->position());
        if (head) {
            Q_EMIT cellActivated(*head);
        } else {
            showWhole();
        }
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton) press(*mouse);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton) release(*mouse);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headscope::app
