// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ink.h"

#include <QColor>

#include <cmath>

namespace headscope::app {

/// The ink that is read on `fill`, `share` of it over the fill: opaque, as prints need it.
[[nodiscard]] inline QColor mixedInk(const QColor& fill, double share) {
    const QColor ink = inkOn(fill);
    const auto mix = [share](int of, int under) {
        return static_cast<int>(std::lround(share * of + (1 - share) * under));
    };
    return {mix(ink.red(), fill.red()), mix(ink.green(), fill.green()),
            mix(ink.blue(), fill.blue())};
}

}  // namespace headscope::app
