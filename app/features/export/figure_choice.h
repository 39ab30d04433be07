// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_files.h"
#include "figure/run_figures.h"

#include <QVariantMap>

namespace headscope::app {

/// Everything that the figure dialog lets one choose, as plain values.
struct FigureChoice {
    FigureContent content = FigureContent::Maps;
    int map = 0;        ///< which, for FigureContent::OneMap
    FigureParts parts;  ///< for FigureContent::Composition
    FigureFormat format = FigureFormat::Pdf;
    FigureOptions options;
    bool inPixels = false;     ///< sizes are pixels of 1/96 inch instead of millimetres
    double width = 170;        ///< in the unit
    double height = 110;       ///< in the unit
    bool fitHeight = true;     ///< the height follows the content instead
    double dpi = 300;          ///< of a PNG measured in millimetres
    double scale = 2;          ///< of a PNG measured in pixels: its pixels a pixel
    bool captionFile = false;  ///< the caption is written beside the figure, too
    bool operator==(const FigureChoice&) const = default;
};

[[nodiscard]] FigureSize sizeOf(const FigureChoice& choice);

/// For Settings. What is missing or makes no sense in the map is as in a new FigureChoice. The
/// colour map is not among it: a figure has the window's.
[[nodiscard]] QVariantMap toVariants(const FigureChoice& choice);
[[nodiscard]] FigureChoice choiceFrom(const QVariantMap& variants);

}  // namespace headscope::app
