// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_color_bar.h"
#include "figure/figure_plane.h"
#include "plot/draw_cells.h"

#include <optional>
#include <span>
#include <vector>

namespace headscope::app {

/// One row of maps: headings, cells with their axes, and the colour bars.
class FigureMapRow : public FigurePart {
 public:
    /// The maps must outlive the row. `columns` is how many maps a full row has, so that an
    /// incomplete last row has cells of the same size. `shortLabels`: the figure is so low that the
    /// labels of bars are to be wrapped sooner than the maps' own height asks for.
    FigureMapRow(std::span<const FigureMap> maps, std::size_t columns, const FigureFonts& fonts,
                 const FigureOptions& options, double width, bool shortLabels);

    /// Do bars between the maps leave their cells too little width? Then fewer belong in a row.
    [[nodiscard]] bool isCrowded() const;

    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    /// What a map takes beside its cells.
    struct Frame {
        double left = 0;
        double bar = 0;  ///< 0: no colour bar of its own
    };

    /// How a map's numbers are written into its cells.
    struct Values {
        QFont font;
        int decimals = 2;
        bool zero = true;  ///< before the point
    };

    /// What the legend below the maps explains.
    enum class Mark { Flip, Pending, Noise, Uncertain, Negative };
    struct LegendEntry {
        Mark mark;
        QString text;
        QPointF at;  ///< of its mark, in the legend
    };

    [[nodiscard]] bool isHatched(const HeatmapData& data) const;
    [[nodiscard]] bool hasBar(std::size_t index) const;
    /// Frames and slots, with labels of bars no longer than `room`.
    void layOut(std::size_t columns, double width, double room);
    void buildLegend(double width);
    [[nodiscard]] double naturalCells(const FigureMap& map) const;
    /// Of the longest label of a bar.
    [[nodiscard]] double labelLength() const;
    /// With a label no longer than `room`.
    [[nodiscard]] FigureColorBar barOf(const FigureMap& map, double room) const;
    [[nodiscard]] double widestCell(const FigureMap& map) const;
    [[nodiscard]] double tickSpace(int count) const;
    [[nodiscard]] double headingWidth(std::size_t index) const;
    [[nodiscard]] QSizeF cellSize(const FigureMap& map, double stretch) const;
    [[nodiscard]] CellsLook look() const;
    void drawCells(FigureCanvas& canvas, const FigureMap& map, QRectF cells, bool withValues) const;
    void drawColumnNames(FigureCanvas& canvas, const FigureMap& map, QRectF cells) const;
    void drawAxes(FigureCanvas& canvas, const FigureMap& map, QRectF cells, bool layerLabel) const;
    /// Empty if they would be too small to be read.
    [[nodiscard]] std::optional<Values> valuesIn(const FigureMap& map, QRectF cells) const;
    void drawValues(FigureCanvas& canvas, const FigureMap& map, QRectF cells,
                    const Values& how) const;
    void drawMark(FigureCanvas& canvas, Mark mark, const QRectF& box) const;
    void drawLegend(FigureCanvas& canvas, QPointF topLeft) const;

    std::span<const FigureMap> m_maps;
    const FigureFonts& m_fonts;
    const FigureOptions& m_options;
    std::vector<Frame> m_frames;
    double m_slot = 0;     ///< the width that each map's cells may take
    double m_heading = 0;  ///< height
    double m_names = 0;    ///< height of the columns' names
    double m_below = 0;    ///< height of the axis of heads
    double m_legendHeight = 0;
    std::vector<std::optional<FigureColorBar>> m_bars;  ///< one a map
    std::vector<FigureHeading> m_headings;
    std::vector<LegendEntry> m_legend;
};

}  // namespace headscope::app
