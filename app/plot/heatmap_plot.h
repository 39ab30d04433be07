// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/working.h"
#include "plot/cell_view.h"
#include "plot/heatmap_data.h"
#include "ui/theme.h"

#include <headscope/results.h>

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QMouseEvent;
class QWheelEvent;
class QCPAxis;
class QCPAxisRect;
class QCPItemRect;
class QCPTextElement;

namespace headscope::app {

class CellPlottable;
class CellTicker;
class ColorStrip;
class SetMarks;
class WorkMarks;

/// An L x H map: layer 0 on top, head 0 on the left, one rectangle a head (true vectors in any
/// export), with a colour bar if wanted. Shows what it is given and reports the mouse and the arrow
/// keys; what part of the map is seen is all that it decides by itself (wheel, + and -, a drag with
/// the middle button or with Alt).
class HeatmapPlot : public QWidget {
    Q_OBJECT

 public:
    explicit HeatmapPlot(QWidget* parent = nullptr);
    ~HeatmapPlot() override;

    void setTitle(const QString& title, const QString& subtitle);
    /// Repaints in the next turn of the event loop.
    void setData(const HeatmapData& shown);
    void setColorBarVisible(bool visible);
    /// Without the subtitle and the axes' names: where maps stand in several rows.
    void setCompact(bool compact);
    void setHovered(std::optional<HeadId> head);
    void setSelected(std::optional<HeadId> head);
    /// The heads that are marked as members of a set, ordered.
    void setMembers(std::vector<HeadId> heads);
    /// What is being computed: those of its heads that have no value yet show how far they are.
    void setWorking(const Working& working);

    /// Which cells are seen, as CellView has them; an empty one: all. No signal.
    void setSeen(const QRectF& cells);
    [[nodiscard]] const CellView& view() const { return m_view; }
    static constexpr double kZoomStep = 0.8;  ///< by a key, or a notch of the wheel
    /// Shows fewer cells (`factor` < 1) or more, around the selected one if it is in sight.
    void zoom(double factor);
    void showWhole();

    /// Pixels that are not cells, for whoever wants square ones.
    [[nodiscard]] QSize chrome(bool withColorBar, bool compact = false) const;
    /// The centre of a cell in the widget's logical pixels.
    [[nodiscard]] QPointF cellCentre(HeadId head) const;
    /// In the light palette, without hover and selection; `scale` is pixels per logical pixel.
    [[nodiscard]] QImage toImage(QSize size, double scale, bool withColorBar);
    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    [[nodiscard]] const QString& title() const { return m_titleText; }
    [[nodiscard]] const QString& subtitle() const { return m_subtitleText; }
    [[nodiscard]] bool isColorBarVisible() const { return m_barVisible; }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    [[nodiscard]] const std::vector<HeadId>& members() const { return m_members; }
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
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    friend class CellPlottable;
    friend class SetMarks;
    friend class WorkMarks;

    void build();
    void buildMarks(QCPAxis* heads, QCPAxis* layers);
    void recolor(const Theme& theme);
    void placeMarks();
    void frameIfFocused(bool focused);
    /// Around the cells, without the colour bar.
    [[nodiscard]] QMargins cellMargins(bool compact) const;
    void layoutTexts();
    void layoutMargins();
    void layoutBar();
    /// Shortens the texts to what fits.
    void fitTexts(int mapHeight);
    [[nodiscard]] int barLabelWidth() const;
    [[nodiscard]] std::optional<HeadId> cellAt(QPointF position) const;
    [[nodiscard]] std::optional<HeadId> nearestCell(QPointF position) const;
    void hover(std::optional<HeadId> head, QPoint globalPosition);
    void press(const QMouseEvent& mouse);
    void drag(const QMouseEvent& mouse);
    void release(const QMouseEvent& mouse);
    /// False: there is no label.
    bool pressLabel(QPointF position);
    [[nodiscard]] QPointF cellsAt(QPointF position) const;
    void wheel(const QWheelEvent& event);
    /// True: the event belongs to a drag that moves the map.
    bool pan(const QMouseEvent& mouse);
    void look(const CellView& view);
    bool zoomByKey(const QKeyEvent& key);
    void toggleByKey(Qt::KeyboardModifiers modifiers);
    void refreshName();
    void repaintMarks();

    QCustomPlot* m_plot = nullptr;
    QCPAxisRect* m_map = nullptr;
    QCPAxisRect* m_bar = nullptr;
    QCPTextElement* m_title = nullptr;
    QCPTextElement* m_subtitle = nullptr;
    CellPlottable* m_cells = nullptr;
    ColorStrip* m_strip = nullptr;
    QCPItemRect* m_focusMark = nullptr;
    QCPItemRect* m_hoverMark = nullptr;
    QCPItemRect* m_selectMark = nullptr;
    QCPItemRect* m_selectHalo = nullptr;
    QCPItemRect* m_rubber = nullptr;
    SetMarks* m_memberMarks = nullptr;
    WorkMarks* m_workMarks = nullptr;
    HeatmapData m_data;
    QString m_titleText;
    QString m_subtitleText;
    std::optional<HeadId> m_hovered;
    std::optional<HeadId> m_selected;
    std::vector<HeadId> m_members;
    Working m_working;
    std::optional<HeadId> m_pressed;  ///< where the left button went down
    std::optional<HeadId> m_dragged;  ///< and where the mouse is, once it has left that cell
    CellView m_view;
    std::optional<QPointF> m_panned;  ///< where the mouse was when the map was last moved
    bool m_barVisible = true;
    bool m_compact = false;
    bool m_painted = false;
    bool m_focused = false;
};

}  // namespace headscope::app
