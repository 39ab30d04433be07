// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

// Numbers that a class answered, for bars. Plain values; any thread.

/// How many gave each number in one vote.
using NumberVote = std::map<double, int>;

/// What one bar is of: a number, or all numbers from one on up to another.
struct NumberBin {
    double from = 0;
    double to = 0;            ///< the first that it does not hold; `from`: it holds that one alone
    bool whole = false;       ///< `from`, `to` and all that it holds are whole numbers
    std::vector<int> counts;  ///< of each vote

    [[nodiscard]] bool isSingle() const { return from == to; }
    [[nodiscard]] bool holds(double number) const;
    bool operator==(const NumberBin&) const = default;
};

inline constexpr int kMostNumberBins = 8;

/// Up to kMostNumberBins different numbers have a bin each; of more, up to so many bins of one
/// width, 1, 2 or 5 times a power of ten, hold all of them and begin at its multiples. In rising
/// order; empty bins between others are there. `also` is held, too, without a count, and by itself
/// in a bin more where the numbers are. What is not finite is left out.
[[nodiscard]] std::vector<NumberBin> numberBins(std::span<const NumberVote> votes,
                                                std::optional<double> also = {});

}  // namespace headscope
