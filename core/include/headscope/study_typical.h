// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/study_rows.h>

#include <cstddef>
#include <span>
#include <vector>

namespace headscope {

// Which prompts are like the others. Pure functions of plain values; any thread.

/// Of each prompt the correlation (Pearson's r) of its map of effects with the mean map of all
/// other prompts that have a row, over all heads. NaN where the prompt has no row, is the only one,
/// or one of both maps is the same in every head.
[[nodiscard]] std::vector<double> likenessToOthers(const StudyRows& rows, std::size_t intervention,
                                                   const Quantity& quantity);

/// How far each number lies from the mean of all of them, in their standard deviations (n - 1),
/// with its sign. What is not a number stays so and does not count; with fewer than two, or where
/// all are the same, none is.
[[nodiscard]] std::vector<double> standardised(std::span<const double> effects);

/// Places by value, the largest first (or the smallest); those that are equal in their order. What
/// is not a number is left out.
[[nodiscard]] std::vector<std::size_t> placesByValue(std::span<const double> values,
                                                     bool largestFirst);

}  // namespace headscope
