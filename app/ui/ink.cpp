// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

/// Relative luminance, WCAG 2.1.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

}  // namespace

QColor inkOn(const QColor& background) {
    const QColor dark(0x10, 0x14, 0x1a);
    const QColor light(Qt::white);
    return contrastRatio(dark, background) >= contrastRatio(light, background) ? dark : light;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double of = luminance(a) + 0.05;
    const double against = luminance(b) + 0.05;
    return std::max(of, against) / std::min(of, against);
}

}  // namespace headscope::app
