// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/spelling_distance.h"

#include "tokenizer/letter_case.h"

#include <algorithm>
#include <array>

namespace headscope {

namespace {

int replacement(char32_t from, char32_t to) {
    if (from == to) return 0;
    return lowerCase(from) == lowerCase(to) ? kCaseCost : kEditCost;
}

}  // namespace

int spellingDistance(std::u32string_view from, std::u32string_view to) {
    // Three rows of the matrix: of the letter before the last one, the last one, and this one.
    std::array<std::array<int, kLongestWord + 1>, 3> rows{};
    for (std::size_t j = 0; j <= to.size(); ++j)
        rows[0][j] = static_cast<int>(j) * kEditCost;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& last = rows[(i + 2) % 3];
        const auto& beforeLast = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i) * kEditCost;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            row[j] = std::min({last[j] + kEditCost, row[j - 1] + kEditCost,
                               last[j - 1] + replacement(from[i - 1], to[j - 1])});
            if (i < 2 || j < 2) continue;
            const int crossed =
                replacement(from[i - 1], to[j - 2]) + replacement(from[i - 2], to[j - 1]);
            if (crossed < kEditCost)
                row[j] = std::min(row[j], beforeLast[j - 2] + kEditCost + crossed);
        }
    }
    return rows[from.size() % 3][to.size()];
}

}  // namespace headscope
