// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diverging_scale.h"

#include "ui/theme.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace headscope::app {

namespace {

// L* of the grey at 0 and of both ends.
constexpr double kLightCentre = 97;
constexpr double kLightEnd = 42;
constexpr double kDarkCentre = 20;
constexpr double kDarkEnd = 78;

/// CIELAB to sRGB. The formulas and the white D65 of CIE 15:2004 and IEC 61966-2-1; colours beyond
/// the screen's are cut, which no scale here comes to.
QRgb toSrgb(double lightness, double a, double b) {
    const auto inverse = [](double t) {
        constexpr double kDelta = 6.0 / 29;
        return t > kDelta ? t * t * t : 3 * kDelta * kDelta * (t - 4.0 / 29);
    };
    const double middle = (lightness + 16) / 116;
    const double x = 0.95047 * inverse(middle + a / 500);
    const double y = inverse(middle);
    const double z = 1.08883 * inverse(middle - b / 200);
    const double linear[] = {3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
                             -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
                             0.0556434 * x - 0.2040259 * y + 1.0572252 * z};
    int rgb[3];
    for (int i = 0; i < 3; ++i) {
        const double c = std::clamp(linear[i], 0.0, 1.0);
        const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
        rgb[i] = static_cast<int>(std::lround(encoded * 255));
    }
    return qRgb(rgb[0], rgb[1], rgb[2]);
}

}  // namespace

DivergingScale::DivergingScale(double centreLightness, double endLightness, End negative,
                               End positive) {
    for (int i = -kHalf; i <= kHalf; ++i) {
        const End& end = i < 0 ? negative : positive;
        const double t = std::abs(i) / static_cast<double>(kHalf);
        const double lightness = centreLightness + t * (endLightness - centreLightness);
        const double hue = end.hue * std::numbers::pi / 180;
        const int step = i + kHalf;
        m_colors[static_cast<std::size_t>(step)] =
            toSrgb(lightness, t * end.chroma * std::cos(hue), t * end.chroma * std::sin(hue));
    }
}

const DivergingScale& DivergingScale::onLight(ColorMap map) {
    // In the order of ColorMap. Chroma is the largest in sRGB at that lightness, or a little less
    // where that would be garish.
    static const std::array<DivergingScale, kColorMaps.size()> scales{
        DivergingScale(kLightCentre, kLightEnd, {42, 276}, {56, 58}),
        DivergingScale(kLightCentre, kLightEnd, {42, 272}, {60, 32}),
        DivergingScale(kLightCentre, kLightEnd, {56, 314}, {50, 145}),
        DivergingScale(kLightCentre, kLightEnd, {26, 200}, {48, 72})};
    return scales[static_cast<std::size_t>(map)];
}

const DivergingScale& DivergingScale::onDark(ColorMap map) {
    static const std::array<DivergingScale, kColorMaps.size()> scales{
        DivergingScale(kDarkCentre, kDarkEnd, {33, 262}, {58, 70}),
        DivergingScale(kDarkCentre, kDarkEnd, {33, 262}, {33, 30}),
        DivergingScale(kDarkCentre, kDarkEnd, {46, 318}, {60, 145}),
        DivergingScale(kDarkCentre, kDarkEnd, {42, 195}, {56, 74})};
    return scales[static_cast<std::size_t>(map)];
}

const DivergingScale& DivergingScale::of(const Theme& theme, ColorMap map) {
    return theme.dark ? onDark(map) : onLight(map);
}

QColor DivergingScale::color(double value, double limit) const {
    const double t = std::clamp(value / limit, -1.0, 1.0);
    const auto index = static_cast<std::size_t>(std::lround(t * kHalf) + kHalf);
    return QColor::fromRgb(m_colors[index]);
}

}  // namespace headscope::app
