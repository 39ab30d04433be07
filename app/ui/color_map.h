// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace headscope::app {

/// The pairs of hues that signed values are shown in: the first for negative, the second for
/// positive. What DivergingScale makes of them.
enum class ColorMap { BlueOrange, BlueRed, PurpleGreen, TealBrown };

inline constexpr std::array kColorMaps{ColorMap::BlueOrange, ColorMap::BlueRed,
                                       ColorMap::PurpleGreen, ColorMap::TealBrown};

/// "blue-orange", ...: for settings and sessions.
[[nodiscard]] QString name(ColorMap map);
[[nodiscard]] std::optional<ColorMap> colorMapFromName(const QString& name);
/// "Blue – Orange": for menus.
[[nodiscard]] QString labelOf(ColorMap map);

/// The one that the whole window shows. GUI thread.
[[nodiscard]] ColorMap chosenColorMap();
/// Every widget gets a PaletteChange, as for a change of the theme: what follows the one follows
/// the other. GUI thread.
void chooseColorMap(ColorMap map);

}  // namespace headscope::app
