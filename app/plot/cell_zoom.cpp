// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_zoom.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {
constexpr double kNotch = 120;  // of the wheel, as Qt counts
}

CellZoom::CellZoom(QWidget* canvas, QWidget* plot, const CellGrid& grid)
    : QObject(canvas), m_canvas(canvas), m_grid(grid) {
    canvas->installEventFilter(this);
    plot->installEventFilter(this);
}

void CellZoom::setCells(int layers, int heads) {
    if (!m_view.fits(layers, heads)) m_view = CellView(layers, heads);
}

void CellZoom::setSeen(const QRectF& cells) {
    const CellView before = m_view;
    m_view.setSeen(cells);
    if (m_view != before) Q_EMIT viewChanged();
}

bool CellZoom::setSelected(std::optional<HeadId> cell) {
    m_selected = cell;
    CellView view = m_view;
    if (cell) view.reveal(*cell);
    if (view == m_view) return false;
    setSeen(view.seen());
    return true;
}

void CellZoom::look(const CellView& view) {
    if (view == m_view) return;
    setSeen(view.seen());
    Q_EMIT seenChanged(m_view.seen());
}

void CellZoom::zoom(double factor) {
    QPointF about = m_view.seen().center();
    if (m_selected && m_view.seen().contains(QPointF(m_selected->head, m_selected->layer)))
        about = {static_cast<double>(m_selected->head), static_cast<double>(m_selected->layer)};
    CellView view = m_view;
    view.zoom(factor, about);
    look(view);
}

void CellZoom::zoomAt(double factor, QPointF pixel) {
    const QRectF rect = m_grid.cellsRect();
    const QPointF at(std::clamp(pixel.x(), rect.left(), rect.right()),
                     std::clamp(pixel.y(), rect.top(), rect.bottom()));
    CellView view = m_view;
    view.zoom(factor, m_grid.cellsAt(at));
    look(view);
}

void CellZoom::showWhole() {
    CellView view = m_view;
    view.setWhole();
    look(view);
}

bool CellZoom::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) return key(*static_cast<QKeyEvent*>(event));
    if (watched != m_canvas) return false;
    switch (event->type()) {
        case QEvent::Wheel:
            wheel(*static_cast<QWheelEvent*>(event));
            return true;
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return pan(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseButtonDblClick:
            if (!m_grid.cellAt(static_cast<QMouseEvent*>(event)->position())) showWhole();
            return false;
        default:
            return false;
    }
}

void CellZoom::wheel(const QWheelEvent& event) {
    const bool dragging = event.buttons() & Qt::LeftButton;
    if (m_grid.cellCount().isEmpty() || dragging || event.angleDelta().y() == 0) return;
    zoomAt(std::pow(kStep, event.angleDelta().y() / kNotch), event.position());
}

bool CellZoom::beginPan(const QMouseEvent& event) {
    const bool held = event.button() == Qt::MiddleButton ||
                      (event.button() == Qt::LeftButton && event.modifiers() & Qt::AltModifier);
    if (event.type() != QEvent::MouseButtonPress || !held || m_view.isWhole() ||
        !m_grid.cellAt(event.position()))
        return false;
    m_panned = event.position();
    m_canvas->setCursor(Qt::ClosedHandCursor);
    return true;
}

bool CellZoom::pan(const QMouseEvent& event) {
    if (beginPan(event)) return true;
    if (!m_panned) return false;
    CellView view = m_view;
    view.pan(m_grid.cellsAt(*m_panned) - m_grid.cellsAt(event.position()));
    m_panned = event.position();
    look(view);
    if (event.type() == QEvent::MouseButtonRelease) {
        m_panned.reset();
        m_canvas->unsetCursor();
    }
    return true;
}

bool CellZoom::key(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
    switch (event.key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(kStep);
            return true;
        case Qt::Key_Minus:
            zoom(1 / kStep);
            return true;
        case Qt::Key_0:
            showWhole();
            return true;
        default:
            return false;
    }
}

}  // namespace headscope::app
