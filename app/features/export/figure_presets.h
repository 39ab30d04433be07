// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/figure_choice.h"

#include <QString>

#include <span>

namespace headscope::app {

/// What a figure is for: it says the size, the size of text and the format in one.
struct FigurePreset {
    const char* name;  ///< on the command line
    const char* text;  ///< in English, see textOf()
    FigureFormat format;
    bool inPixels;
    double width;   ///< in the unit
    double height;  ///< in the unit; 0: follows the content
    double points;  ///< of the text
    double scale;   ///< pixels a pixel; of those in millimetres it does not matter
};

[[nodiscard]] std::span<const FigurePreset> figurePresets();
/// As in a list of the window; translated.
[[nodiscard]] QString textOf(const FigurePreset& preset);
/// Null for any other name.
[[nodiscard]] const FigurePreset* figurePreset(const QString& name);

void usePreset(FigureChoice& choice, const FigurePreset& preset);
/// Is nothing changed of what the preset says?
[[nodiscard]] bool isAs(const FigureChoice& choice, const FigurePreset& preset);

}  // namespace headscope::app
