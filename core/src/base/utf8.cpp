// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <cstdint>

namespace headscope {

namespace {

// What may follow a lead byte: how many continuation bytes, and the range of the first of them.
struct Lead {
    int more;
    std::uint8_t low;
    std::uint8_t high;
};

Lead leadOf(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {0, 0, 0};
}

}  // namespace

Utf8Step nextUtf8(std::string_view text, std::size_t at) {
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byteAt(at);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = leadOf(first);
    if (lead.more == 0) return {0, 1, false};
    auto character = static_cast<char32_t>(first & (0x3F >> lead.more));
    for (int i = 1; i <= lead.more; ++i) {
        const std::size_t place = at + static_cast<std::size_t>(i);
        const std::uint8_t low = i == 1 ? lead.low : 0x80;
        const std::uint8_t high = i == 1 ? lead.high : 0xBF;
        if (place >= text.size() || byteAt(place) < low || byteAt(place) > high) {
            return {0, static_cast<std::size_t>(i), false};
        }
        character = (character << 6) | (byteAt(place) & 0x3Fu);
    }
    return {character, static_cast<std::size_t>(lead.more) + 1, true};
}

std::size_t firstInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = nextUtf8(text, at);
        if (!step.valid) return at;
        at += step.length;
    }
    return std::string_view::npos;
}

void requireValidUtf8(std::string_view text, const Message& name) {
    const std::size_t at = firstInvalidUtf8(text);
    if (at == std::string_view::npos) return;
    throw inputError(say("%1 is not valid UTF-8 at byte %2 (0x%3)", name, at,
                         fmt::format("{:02X}", static_cast<std::uint8_t>(text[at]))),
                     say("Save or type it as UTF-8 text."));
}

void appendUtf8(std::string& text, char32_t character) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | (character >> 6));
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3F));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

std::string_view characterAround(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 3 && isUtf8Tail(text[begin])) {
        --begin;
    }
    const Utf8Step step = nextUtf8(text, begin);
    if (begin + step.length <= at) return text.substr(at, 1);
    return text.substr(begin, step.length);
}

}  // namespace headscope
