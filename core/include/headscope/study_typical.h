// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/study_rows.h>

#include <cstddef>
#include <span>
#include <vector>

namespace headscope {

// Which prompts are typical. Pure functions of plain values; any thread.

/// Of each prompt the correlation (Pearson's r) of its map of effects with the mean map of all
/// other prompts that have a row, over all heads. NaN if the prompt has no row, is the only one, or
/// either map is constant.
[[nodiscard]] std::vector<double> likenessToOthers(const StudyRows& rows, std::size_t intervention,
                                                   const Quantity& quantity);

/// Standard scores: each number's distance from the mean, in standard deviations (n - 1). NaN stay
/// NaN and do not count; with fewer than two numbers, or all equal, all are NaN.
[[nodiscard]] std::vector<double> standardised(std::span<const double> effects);

/// Indices by value, the largest first (or the smallest); equal ones in their order. Without NaN.
[[nodiscard]] std::vector<std::size_t> placesByValue(std::span<const double> values,
                                                     bool largestFirst);

}  // namespace headscope
