// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace headscope {

/// What one edit costs, and what a letter in the other case does: less than an edit, however many
/// letters a word has.
inline constexpr int kEditCost = 64;
inline constexpr int kCaseCost = 1;
/// In characters. Longer words have no distance.
inline constexpr std::size_t kLongestWord = 40;

/// The least cost of edits that make one word of the other: a letter put in, taken out or replaced,
/// or two neighbours swapped, none of them edited again (Damerau-Levenshtein, as optimal string
/// alignment). Case is as in letter_case.h. Both have at most kLongestWord characters. Any thread.
[[nodiscard]] int spellingDistance(std::u32string_view from, std::u32string_view to);

}  // namespace headscope
