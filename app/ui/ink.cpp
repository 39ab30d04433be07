// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ink.h"

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
    const double back = luminance(background);
    const double onDark = 1.05 / (back + 0.05);
    const double onLight = (back + 0.05) / (luminance(dark) + 0.05);
    return onLight >= onDark ? dark : QColor(Qt::white);
}

}  // namespace headscope::app
