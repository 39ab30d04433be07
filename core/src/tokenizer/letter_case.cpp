// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/letter_case.h"

#include "base/utf8.h"

#include <array>

namespace headscope {

namespace {

// Capital letters [first, last] whose small letters stand `distance` further.
struct CaseRange {
    char32_t first;
    char32_t last;
    char32_t distance;
};

constexpr std::array kRanges = {
    CaseRange{'A', 'Z', 32},       CaseRange{0xC0, 0xD6, 32},   CaseRange{0xD8, 0xDE, 32},
    CaseRange{0x391, 0x3A1, 32},   CaseRange{0x3A3, 0x3A9, 32}, CaseRange{0x410, 0x42F, 32},
    CaseRange{0x400, 0x40F, 0x50},
};

char32_t lower(char32_t c) {
    for (const CaseRange& range : kRanges) {
        if (c >= range.first && c <= range.last) return c + range.distance;
    }
    return c;
}

char32_t upper(char32_t c) {
    for (const CaseRange& range : kRanges) {
        if (c >= range.first + range.distance && c <= range.last + range.distance) {
            return c - range.distance;
        }
    }
    return c;
}

template <typename First, typename Others>
std::string mapped(std::string_view utf8, First first, Others others) {
    std::string text;
    for (std::size_t at = 0; at < utf8.size();) {
        const Utf8Step step = nextUtf8(utf8, at);
        appendUtf8(text, at == 0 ? first(step.character) : others(step.character));
        at += step.length;
    }
    return text;
}

}  // namespace

std::string lowerCase(std::string_view utf8) {
    return mapped(utf8, lower, lower);
}
char32_t lowerCase(char32_t character) {
    return lower(character);
}
std::string upperCase(std::string_view utf8) {
    return mapped(utf8, upper, upper);
}
std::string capitalized(std::string_view utf8) {
    return mapped(utf8, upper, lower);
}

}  // namespace headscope
