// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/histogram.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

Histogram histogram(std::span<const double> first, std::span<const double> second, int bins) {
    Histogram result;
    if (first.empty() && second.empty()) return result;
    double low = first.empty() ? second.front() : first.front();
    double high = low;
    for (const auto set : {first, second}) {
        for (const double value : set) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    const bool flat = !(high > low);
    const int count = flat ? 1 : bins;
    result.low = flat ? low - 0.5 : low;
    result.width = flat ? 1 : (high - low) / count;
    const auto tally = [&](std::span<const double> set, std::vector<int>& counts) {
        counts.assign(static_cast<std::size_t>(count), 0);
        for (const double value : set) {
            const int bin = static_cast<int>(std::floor((value - result.low) / result.width));
            ++counts[static_cast<std::size_t>(std::clamp(bin, 0, count - 1))];
        }
    };
    tally(first, result.first);
    tally(second, result.second);
    return result;
}

}  // namespace headscope::app
