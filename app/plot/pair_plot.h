// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/cell_grid.h"
#include "plot/cell_view.h"
#include "plot/pair_map_data.h"

#include <QImage>
#include <QMargins>
#include <QPoint>
#include <QWidget>

#include <functional>
#include <optional>
#include <utility>

namespace headscope::app {

class CellGestures;
class CellZoom;
struct UprightBar;

/// Every two heads: a row A, a column B, and what they do together as a colour, with a bar that
/// tells the colours. Where heads stand by layers these are blocks with lines between them; names
/// of heads come where they fit. Zoomed and gone through as a HeatmapPlot. What it shows is what it
/// is given; what part is seen is all that it decides. GUI thread.
class PairPlot : public QWidget, private CellGrid {
    Q_OBJECT

 public:
    using Pair = std::pair<HeadId, HeadId>;  ///< of a row and a column

    explicit PairPlot(QWidget* parent = nullptr);

    void setData(const PairMapData& data);
    void clear() { setData({}); }
    [[nodiscard]] const PairMapData& data() const { return m_data; }
    [[nodiscard]] bool isEmpty() const { return m_data.values.empty(); }
    /// Where the pair is not on the map, nothing is.
    void setSelected(std::optional<Pair> pair);
    [[nodiscard]] std::optional<Pair> selected() const { return pairAt(m_selected); }
    /// What a screen reader says of the selected one.
    void speak(const QString& text);

    void zoom(double factor);
    void showWhole();
    [[nodiscard]] const CellView& view() const;
    /// Which cells are seen; an empty one: all.
    void setSeen(const QRectF& cells);
    /// In the widget's logical pixels.
    [[nodiscard]] QRectF cellRect(int row, int column) const;
    [[nodiscard]] QColor cellColor(int row, int column) const;
    /// At this height: with more width a square map is not larger. Without a map: of a square one.
    [[nodiscard]] int widthOfUse(int height) const;
    /// Do several heads share a pixel?
    [[nodiscard]] bool isCrowded() const;
    [[nodiscard]] QSize sizeHint() const override { return {330, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    /// Clicked, or gone to by keys; empty: beside the cells, or Escape.
    void pairChosen(std::optional<headscope::app::PairPlot::Pair> pair);
    /// Double click, Enter, Space, or Ctrl and a click.
    void pairTaken(const headscope::app::PairPlot::Pair& pair);
    void pairHovered(std::optional<headscope::app::PairPlot::Pair> pair, QPoint globalPosition);

 protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    [[nodiscard]] QSize cellCount() const override;
    [[nodiscard]] QRectF cellsRect() const override;
    [[nodiscard]] QPointF cellsAt(QPointF pixel) const override;
    /// Among cells that are there.
    [[nodiscard]] QRectF cellIn(const QRectF& map, int row, int column) const;
    /// Around the cells, for labels and the bar.
    [[nodiscard]] QMargins around(bool withBarText) const;
    void followHands();
    void paint(QPainter& painter) const;
    void makeImage();
    [[nodiscard]] std::optional<Pair> pairAt(std::optional<HeadId> cell) const;
    [[nodiscard]] QFont labelFont() const;
    void paintNoise(QPainter& painter, const QRectF& map) const;
    void paintBlocks(QPainter& painter, const QRectF& map) const;
    void paintLabels(QPainter& painter, const QRectF& map) const;
    void paintBar(QPainter& painter, const QRectF& map) const;
    /// Without a place.
    [[nodiscard]] UprightBar bar(bool withText) const;
    /// Is there room for what the bar measures?
    [[nodiscard]] bool hasBarText() const;
    /// Along one side: where in cells, and what; of those that are seen.
    using Label = std::function<void(double cell, const QString& text)>;
    void eachLabel(const std::vector<HeadId>& heads, double from, double to, double pixels,
                   double needed, double neededBlock, const Label& label) const;

    PairMapData m_data;
    QImage m_image;     ///< a pixel a cell
    QWidget* m_canvas;  ///< fills this: has the mouse, while this has the keyboard
    CellGestures* m_gestures;
    CellZoom* m_zoom;
    std::optional<HeadId> m_selected;  ///< row and column
};

}  // namespace headscope::app
