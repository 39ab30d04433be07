// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/invisible.h"

#include <algorithm>
#include <array>

namespace headscope {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Ascending. Of Unicode 15; the tests hold it to PCRE2's properties.
constexpr std::array kInvisible{
    Range{0x00A0, 0x00A0},   Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F},
    Range{0x061C, 0x061C},   Range{0x115F, 0x1160},   Range{0x1680, 0x1680},
    Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},   Range{0x2000, 0x200F},
    Range{0x2028, 0x202F},   Range{0x205F, 0x206F},   Range{0x2800, 0x2800},
    Range{0x3000, 0x3000},   Range{0x3164, 0x3164},   Range{0xFDD0, 0xFDEF},
    Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFFC},   Range{0x13430, 0x1343F}, Range{0x1BCA0, 0x1BCA3},
    Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}};

}  // namespace

bool isInvisible(char32_t character) {
    if ((character & 0xFFFE) == 0xFFFE) return true;  // the last two of every plane
    const auto* const range =
        std::upper_bound(kInvisible.begin(), kInvisible.end(), character,
                         [](char32_t sought, const Range& other) { return sought < other.first; });
    return range != kInvisible.begin() && character <= (range - 1)->last;
}

}  // namespace headscope
