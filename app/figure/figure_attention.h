// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_color_bar.h"
#include "figure/figure_plane.h"

namespace headscope::app {

/// A head's attention pattern, as AttentionPlot shows it: T x T cells without those after the
/// query, which it cannot see. What it is of must outlive it.
class FigureAttentionPart : public FigurePart {
 public:
    FigureAttentionPart(const FigureAttention& attention, const FigureFonts& fonts,
                        const FigureOptions& options, double width);
    [[nodiscard]] Height height() const override;
    void draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const override;

 private:
    [[nodiscard]] double left() const;
    [[nodiscard]] double below() const;
    [[nodiscard]] double widestSide() const;
    [[nodiscard]] QColor shade(float weight) const;
    void drawCells(FigureCanvas& canvas, const QRectF& map) const;
    void drawValues(FigureCanvas& canvas, const QRectF& map) const;
    void drawLabels(FigureCanvas& canvas, const QRectF& map) const;
    void drawAxes(FigureCanvas& canvas, const QRectF& map) const;

    const FigureAttention& m_attention;
    const FigureFonts& m_fonts;
    const FigureOptions& m_options;
    FigureHeading m_heading;
    FigureColorBar m_bar;
    QStringList m_labels;  ///< the tokens, as far as there is room
    double m_label = 0;    ///< the widest of them
    double m_width;
};

}  // namespace headscope::app
