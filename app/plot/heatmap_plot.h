// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/batch_progress.h"
#include "plot/cell_zoom.h"
#include "plot/heatmap_data.h"
#include "plot/plot_widget.h"

#include <memory>
#include <optional>
#include <vector>

namespace headscope::app {

class CellGestures;
class HeatmapCanvas;

/// An L x H map: layer 0 on top, head 0 on the left, one rectangle a head, with a colour bar if
/// wanted. Shows what it is given and reports the mouse and the arrow keys; what part of the map is
/// seen is all that it decides by itself. HeatmapCanvas paints it, CellGestures reads the hands,
/// CellZoom has the part that is seen. GUI thread.
class HeatmapPlot : public PlotWidget {
    Q_OBJECT

 public:
    explicit HeatmapPlot(QWidget* parent = nullptr);
    ~HeatmapPlot() override;

    void setTitle(const QString& title, const QString& subtitle);
    /// Repaints in the next turn of the event loop.
    void setData(const HeatmapData& shown);
    /// Off: title and subtitle are for screen readers only, and shown by another widget.
    void setTitled(bool titled);
    /// Dimmed: what is shown is not what is asked for now.
    void setFaded(bool faded);
    void setColorBarVisible(bool visible);
    /// Without the subtitle and the axes' names: where maps stand in several rows.
    void setCompact(bool compact);
    /// The text below the cells in place of heads and their numbers: of a map of one column.
    void setColumnText(const QString& text);
    void setHovered(std::optional<HeadId> head);
    void setSelected(std::optional<HeadId> head);
    /// The heads that are marked as members of a set, ordered.
    void setMembers(std::vector<HeadId> heads);
    /// What is being computed: those of its heads that have no value yet show how far they are.
    void setBatchProgress(const BatchProgress& progress);

    /// Which cells are seen, as CellView has them; an empty one: all. No signal.
    void setSeen(const QRectF& cells);
    [[nodiscard]] const CellView& view() const;
    static constexpr double kZoomStep = CellZoom::kStep;
    /// As CellZoom::zoom().
    void zoom(double factor);
    /// As CellZoom::zoomAt(), in the widget's logical pixels.
    void zoomAt(double factor, QPointF place);
    void showWhole();

    /// Pixels that are not cells, for layouts with square cells.
    [[nodiscard]] QSize chrome(bool withColorBar, bool compact = false) const;
    /// The centre of a cell in the widget's logical pixels.
    [[nodiscard]] QPointF cellCentre(HeadId head) const;
    [[nodiscard]] const HeatmapData& data() const;
    [[nodiscard]] const QString& title() const;
    [[nodiscard]] const QString& subtitle() const;
    [[nodiscard]] bool isColorBarVisible() const;
    [[nodiscard]] bool isFaded() const;
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    [[nodiscard]] const std::vector<HeadId>& members() const;
    /// The middle of the labels of a layer or a head, in the widget's logical pixels.
    [[nodiscard]] QPointF layerLabel(int layer) const;
    [[nodiscard]] QPointF headLabel(int head) const;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void cellHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);
    /// Clicked, or moved to with the arrow keys, and what was held down meanwhile. Empty: clicked
    /// beside the cells, or Escape.
    void cellChosen(std::optional<headscope::HeadId> head, Qt::KeyboardModifiers modifiers);
    /// A double click on a cell, or Enter where one is selected.
    void cellActivated(headscope::HeadId head);
    /// Ctrl and a click, or Space: into the set, or out of it.
    void cellToggled(headscope::HeadId head);
    /// Dragged over, from corner to corner.
    void blockDragged(headscope::HeadId from, headscope::HeadId to);
    /// A layer's or a head's label was clicked; by keys, Shift or Ctrl with Space.
    void layerChosen(int layer);
    void columnChosen(int head);
    /// Another part of the map is seen: by wheel, keys or drag.
    void seenChanged(const QRectF& cells);
    /// Every cell, each time the map is drawn.
    void cellDrawn(const headscope::app::DrawnCell& cell);
    /// A cell in progress was painted, its filled part in logical pixels.
    void workDrawn(headscope::HeadId head, const QRectF& rect);

 protected:
    void recolor(const Theme& theme) override;
    /// Beside the cells, a tip says what mouse and keys do there; upon a title that is cut, the
    /// whole of it.
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void followHands();
    /// What can be done at this place, in sentences, or the title that is cut there; empty if
    /// nothing.
    [[nodiscard]] QString tipAt(QPoint position) const;
    void placeFrames();
    void frameIfFocused(bool focused);
    void refreshName();

    std::unique_ptr<HeatmapCanvas> m_canvas;
    CellGestures* m_gestures = nullptr;
    CellZoom* m_zoom = nullptr;
    std::optional<HeadId> m_hovered;
    std::optional<HeadId> m_selected;
    bool m_focused = false;
};

}  // namespace headscope::app
