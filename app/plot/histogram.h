// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace headscope::app {

/// Two sets of numbers counted in the same bins. Bin i holds low + i * width <= value < low +
/// (i + 1) * width; the last bin also its upper end.
struct Histogram {
    double low = 0;
    double width = 1;
    std::vector<int> first;
    std::vector<int> second;
};

/// Bins over the whole range of both sets. Of equal numbers there is one bin; of none, no bin.
/// Precondition: bins >= 1, all numbers finite. Any thread.
[[nodiscard]] Histogram histogram(std::span<const double> first, std::span<const double> second,
                                  int bins);

}  // namespace headscope::app
