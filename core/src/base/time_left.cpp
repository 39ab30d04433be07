// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/time_left.h>

#include <algorithm>
#include <cmath>

namespace headscope {

Message timeLeft(double seconds) {
    constexpr double kMost = 3.6e6;  // a thousand hours; of infinity, too
    constexpr long kSecondsBelow = 90, kMinutesBelow = 90;
    const long whole = std::lround(std::clamp(std::isnan(seconds) ? kMost : seconds, 1.0, kMost));
    if (whole < kSecondsBelow) return say("%1 s", whole);
    const long minutes = (whole + 30) / 60;
    if (minutes < kMinutesBelow) return say("%1 min", minutes);
    return say("%1 h %2 min", minutes / 60, minutes % 60);
}

}  // namespace headscope
