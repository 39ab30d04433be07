// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

class QCPAxis;
class QCPGraph;
class QCustomPlot;

namespace headscope::app {

// What the plots with two numeric axes have in common.

/// The legend above the axes, so that it can never cover a point: in one row, or in more where the
/// plot is too narrow for that. Call once.
void putLegendAbove(QCustomPlot& plot);

/// The height in pixels that a plot of this width needs, so that nothing in it lies on another: for
/// the legend, names and numbers of axes, and `plane` pixels at 100 % between.
[[nodiscard]] int leastHeight(const QCustomPlot& plot, int width, int plane);

/// The names of the axes, cut where they are longer than the axes, which are as they were last laid
/// out: a plot draws them beyond its edges.
void fitNames(const QCustomPlot& plot);

/// Background, axes, grid and legend in the theme's colours and in sizes of `font`.
void stylePlot(QCustomPlot& plot, const Theme& theme, const QFont& font);

/// A graph with this name in the legend; without a name it is not there. Belongs to the plot.
[[nodiscard]] QCPGraph* addGraph(QCustomPlot& plot, const QString& name);

/// An axis of cells or of their colours: neither line nor ticks nor grid, and labels where asked.
void styleCellAxis(QCPAxis& axis, bool labels);
void colorCellAxis(QCPAxis& axis, const Theme& theme, const QFont& font);

/// The two hues of the heatmaps' ends, for what belongs together in a pair.
[[nodiscard]] QColor firstHue(const Theme& theme);
[[nodiscard]] QColor secondHue(const Theme& theme);

}  // namespace headscope::app
