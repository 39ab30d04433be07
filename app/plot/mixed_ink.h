// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ink.h"

#include <QColor>

#include <cmath>

namespace headscope::app {

/// `share` of an ink over `fill`: opaque, as prints need it.
[[nodiscard]] inline QColor mixed(const QColor& ink, const QColor& fill, double share) {
    const auto mix = [share](int of, int under) {
        return static_cast<int>(std::lround(share * of + (1 - share) * under));
    };
    return {mix(ink.red(), fill.red()), mix(ink.green(), fill.green()),
            mix(ink.blue(), fill.blue())};
}

/// The ink that is read on `fill`, mixed so.
[[nodiscard]] inline QColor mixedInk(const QColor& fill, double share) {
    return mixed(inkOn(fill), fill, share);
}

}  // namespace headscope::app
