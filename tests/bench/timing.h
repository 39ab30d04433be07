// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace headscope::bench {

/// Seconds on a clock that all processes of the machine share, and that never goes back.
[[nodiscard]] inline double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

template <class F>
[[nodiscard]] double secondsOf(const F& work) {
    const double start = now();
    work();
    return now() - start;
}

/// Precondition: not empty.
[[nodiscard]] inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

}  // namespace headscope::bench
