// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/diverging_scale.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace headscope::app {

namespace {

/// OKLCh to sRGB; empty outside the gamut. Matrices: bottosson.github.io/posts/oklab.
std::optional<QRgb> toSrgb(double lightness, double chroma, double hueDegrees) {
    const double hue = hueDegrees * std::numbers::pi / 180;
    const double a = chroma * std::cos(hue);
    const double b = chroma * std::sin(hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    const double linear[] = {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                             -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                             -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
    int rgb[3];
    for (int i = 0; i < 3; ++i) {
        const double v = linear[i];
        if (v < -1e-4 || v > 1 + 1e-4) return std::nullopt;
        const double c = std::clamp(v, 0.0, 1.0);
        const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
        rgb[i] = static_cast<int>(std::lround(encoded * 255));
    }
    return qRgb(rgb[0], rgb[1], rgb[2]);
}

/// The same lightness and hue with as much of the chroma as the screen can show.
QRgb nearestSrgb(double lightness, double chroma, double hue) {
    for (double c = chroma; c > 0; c -= 0.001) {
        if (const auto rgb = toSrgb(lightness, c, hue)) return *rgb;
    }
    return toSrgb(lightness, 0, hue).value_or(qRgb(128, 128, 128));
}

}  // namespace

DivergingScale::DivergingScale(double centreLightness, End negative, End positive) {
    for (int i = -kHalf; i <= kHalf; ++i) {
        const End& end = i < 0 ? negative : positive;
        const double t = std::abs(i) / static_cast<double>(kHalf);
        const double lightness = centreLightness + t * (end.lightness - centreLightness);
        // Chroma runs ahead of lightness, so that small effects already have a hue.
        const double chroma = end.chroma * std::pow(t, 0.65);
        m_colors[static_cast<std::size_t>(i + kHalf)] = nearestSrgb(lightness, chroma, end.hue);
    }
}

const DivergingScale& DivergingScale::onLight() {
    static const DivergingScale scale(0.975, {0.48, 0.16, 256}, {0.48, 0.14, 48});
    return scale;
}

const DivergingScale& DivergingScale::onDark() {
    static const DivergingScale scale(0.29, {0.83, 0.13, 242}, {0.83, 0.14, 68});
    return scale;
}

QColor DivergingScale::color(double value, double limit) const {
    const double t = std::clamp(value / limit, -1.0, 1.0);
    const auto index = static_cast<std::size_t>(std::lround(t * kHalf) + kHalf);
    return QColor::fromRgb(m_colors[index]);
}

}  // namespace headscope::app
