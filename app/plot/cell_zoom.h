// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"
#include "plot/cell_view.h"

#include <QObject>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace headscope::app {

/// Which part of a grid of cells is seen, and what hands do about it: the wheel, + and -, 0, a drag
/// with the middle button or with Alt, a double click beside the cells. GUI thread.
class CellZoom : public QObject {
    Q_OBJECT

 public:
    static constexpr double kStep = 0.8;  ///< by a key, or a notch of the wheel

    /// Watches the mouse on `canvas`, in whose pixels `grid` is, and the keys that `plot` gets.
    /// Belongs to `canvas`. `grid` must live as long as events come.
    CellZoom(QWidget* canvas, QWidget* plot, const CellGrid& grid);

    [[nodiscard]] const CellView& view() const { return m_view; }
    /// A grid of another shape is seen whole. No signal.
    void setCells(int layers, int heads);
    /// As CellView::setSeen().
    void setSeen(const QRectF& cells);
    /// Brings the cell into sight. True: the view has changed for that.
    bool setSelected(std::optional<HeadId> cell);
    /// Shows fewer cells (`factor` < 1) or more, around the selected one if it is in sight.
    void zoom(double factor);
    /// Likewise around a place of the canvas: what is there stays there.
    void zoomAt(double factor, QPointF pixel);
    void showWhole();

 Q_SIGNALS:
    /// view() is another one.
    void viewChanged();
    /// And it was by hand, zoom() or showWhole().
    void seenChanged(const QRectF& cells);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void look(const CellView& view);
    void wheel(const QWheelEvent& event);
    /// True: the event belongs to a drag that moves the map.
    bool pan(const QMouseEvent& event);
    bool beginPan(const QMouseEvent& event);
    /// True: the key is used up.
    bool key(const QKeyEvent& event);

    QWidget* m_canvas;
    const CellGrid& m_grid;
    CellView m_view;
    std::optional<HeadId> m_selected;
    std::optional<QPointF> m_panned;  ///< where the mouse was when the map was last moved
};

}  // namespace headscope::app
