// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"

#include <QObject>
#include <QPoint>

class QKeyEvent;
class QMouseEvent;
class QWidget;

namespace headscope::app {

/// What hands do with the cells of a plot: point at them, choose them one at a time, drag a
/// rectangle over them, choose a row or a column by its label. Changes nothing by itself. GUI
/// thread.
class CellGestures : public QObject {
    Q_OBJECT

 public:
    /// Watches the mouse on `canvas`, in whose pixels `grid` is, and belongs to it. `grid` must
    /// live as long as events come.
    CellGestures(QWidget* canvas, const CellGrid& grid);

    /// The keys that `plot` gets, too: arrows, Home and End, Enter, Space, Escape.
    void followKeys(QWidget* plot);
    /// Where the keys go on from.
    void setSelected(std::optional<HeadId> cell) { m_selected = cell; }
    /// While the mouse drags a rectangle.
    [[nodiscard]] std::optional<CellBlock> dragged() const;

 Q_SIGNALS:
    /// The left button went down, before anything is chosen by it.
    void pressed();
    /// The mouse moved: over this cell, or over none.
    void hovered(std::optional<headscope::HeadId> cell, QPoint globalPosition);
    /// Clicked, or moved to by a key, and what was held down meanwhile. Empty: clicked beside the
    /// cells and their labels.
    void chosen(std::optional<headscope::HeadId> cell, Qt::KeyboardModifiers modifiers);
    /// A double click, or Enter where a cell is selected.
    void activated(headscope::HeadId cell);
    /// Ctrl and a click, or Space.
    void toggled(headscope::HeadId cell);
    /// dragged() is another one.
    void dragChanged();
    void blockDragged(headscope::HeadId from, headscope::HeadId to);
    /// The label beside a row or below a column was clicked; by keys, Shift or Ctrl with Space.
    void rowChosen(int row);
    void columnChosen(int column);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void mouse(const QMouseEvent& event);
    void press(const QMouseEvent& event);
    void drag(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    /// False: there is no label.
    bool pressLabel(QPointF pixel);
    /// True: the key is used up.
    bool key(const QKeyEvent& event);
    bool cancelDrag();
    void toggleByKey(Qt::KeyboardModifiers modifiers);
    void step(HeadId to, Qt::KeyboardModifiers modifiers);

    QWidget* m_canvas;
    const CellGrid& m_grid;
    std::optional<HeadId> m_selected;
    std::optional<HeadId> m_pressed;  ///< where the left button went down
    std::optional<HeadId> m_dragged;  ///< and where the mouse is, once it has left that cell
};

}  // namespace headscope::app
