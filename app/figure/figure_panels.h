// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

namespace headscope::app {

// What the options change of a figure's content. Any thread.

/// "scale", "largest": in settings and on the command line.
[[nodiscard]] QString name(ColorEnd end);
/// Empty for any other text.
[[nodiscard]] std::optional<ColorEnd> colorEndFromName(const QString& name);

/// Do both maps mean the same by a colour? Then they share a colour bar.
[[nodiscard]] bool onOneScale(const FigureMap& a, const FigureMap& b);

/// How many maps and plots a figure has.
[[nodiscard]] std::size_t panelCount(const Figure& figure);

/// The figure as drawn: drawable(), with the letters of its panels and with the ends of its colours
/// as the options want them.
[[nodiscard]] Figure prepared(const Figure& figure, const FigureOptions& options);

}  // namespace headscope::app
