// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_color_bar.h"
#include "figure/figure_plane.h"

namespace headscope::app {

/// Every two heads, as PairPlot shows them. What it is of must outlive it.
class FigurePairMapPart : public FigurePart {
 public:
    FigurePairMapPart(const FigurePairMap& pairs, const FigureFonts& fonts,
                      const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    /// One side of the map: names of heads where they fit, else layers.
    struct Side {
        const std::vector<HeadId>& heads;
        std::vector<LayerBlock> blocks;
        double widest = 0;  ///< of its labels
    };

    [[nodiscard]] static Side sideOf(const std::vector<HeadId>& heads, const FigureFonts& fonts);
    [[nodiscard]] double left() const;
    [[nodiscard]] double below() const;
    [[nodiscard]] double mapWidth() const;
    void drawCells(FigureCanvas& canvas, const QRectF& map) const;
    void drawBlocks(FigureCanvas& canvas, const QRectF& map) const;
    void drawLabels(FigureCanvas& canvas, const QRectF& map) const;

    const FigurePairMap& m_pairs;
    const FigureFonts& m_fonts;
    const FigureOptions& m_options;
    FigureHeading m_heading;
    FigureColorBar m_bar;
    Side m_rows;
    Side m_columns;
    double m_width;
};

}  // namespace headscope::app
