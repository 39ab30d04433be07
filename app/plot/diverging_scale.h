// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>

namespace headscope::app {

/// A diverging colour scale that people with any of the common colour deficiencies can read: blue for
/// negative, orange for positive, neutral at 0. Built in OKLab (Ottosson 2020): lightness changes by
/// equal steps with |value|, and by the same steps on both sides, so equal effects of either sign
/// look equally strong.
class DivergingScale {
 public:
    /// For light backgrounds: near white at 0, dark at the ends. In figures on paper, too.
    [[nodiscard]] static const DivergingScale& onLight();
    /// For dark backgrounds: dark at 0, light at the ends.
    [[nodiscard]] static const DivergingScale& onDark();

    /// The colour of a value on the range [-limit, limit]; beyond it, the colour of its end.
    /// Precondition: limit > 0, value not NaN.
    [[nodiscard]] QColor color(double value, double limit) const;

 private:
    struct End {
        double lightness;
        double chroma;
        double hue;  ///< degrees
    };
    DivergingScale(double centreLightness, End negative, End positive);

    static constexpr int kHalf = 128;
    std::array<QRgb, 2 * kHalf + 1> m_colors{};
};

}  // namespace headscope::app
