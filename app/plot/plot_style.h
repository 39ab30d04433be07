// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

class QCustomPlot;

namespace headscope::app {

/// Background, axes and legend in the theme's colours and a font a little smaller than `font`.
void stylePlot(QCustomPlot& plot, const Theme& theme, const QFont& font);

/// Puts the legend in a row above the axes, so that it can never cover a point.
void putLegendAbove(QCustomPlot& plot);

}  // namespace headscope::app
