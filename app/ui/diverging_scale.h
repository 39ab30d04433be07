// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_map.h"

#include <QColor>

#include <array>

namespace headscope::app {

struct Theme;

/// A diverging colour scale that people with any of the common colour deficiencies can read: one
/// hue for negative, another for positive, a neutral grey at 0. Two straight lines in CIELAB (D65)
/// from the grey to ends of the same lightness: lightness and chroma change by equal steps with
/// |value|, and lightness by the same steps on both sides, so equal effects of either sign look
/// equally strong.
class DivergingScale {
 public:
    /// For light backgrounds: near white at 0, dark at the ends. In figures on paper, too.
    [[nodiscard]] static const DivergingScale& onLight(ColorMap map = chosenColorMap());
    /// For dark backgrounds: dark at 0, light at the ends.
    [[nodiscard]] static const DivergingScale& onDark(ColorMap map = chosenColorMap());
    /// The one for this theme's background.
    [[nodiscard]] static const DivergingScale& of(const Theme& theme,
                                                  ColorMap map = chosenColorMap());

    /// The hues of its two sides, for what is drawn beside maps.
    [[nodiscard]] QColor negativeHue() const { return color(-0.8, 1); }
    [[nodiscard]] QColor positiveHue() const { return color(0.8, 1); }

    /// The colour of a value on the range [-limit, limit]; beyond it, the colour of its end.
    /// Precondition: limit > 0, value not NaN.
    [[nodiscard]] QColor color(double value, double limit) const;

 private:
    /// The end of one side, in CIELAB's polar coordinates.
    struct End {
        double chroma;
        double hue;  ///< degrees
    };
    DivergingScale(double centreLightness, double endLightness, End negative, End positive);

    static constexpr int kHalf = 128;
    std::array<QRgb, 2 * kHalf + 1> m_colors{};
};

}  // namespace headscope::app
