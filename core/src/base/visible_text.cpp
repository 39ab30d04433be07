// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/escaped_text.h"
#include "base/invisible.h"
#include "base/utf8.h"

#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace headscope {

namespace {

constexpr std::string_view kSpaces = " \t\r\n";

// Bytes for people. Spaces outside [shownBegin, shownEnd) become visible marks.
std::string escaped(std::string_view bytes, std::size_t shownBegin, std::size_t shownEnd) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = nextUtf8(bytes, at);
        const std::string_view piece = bytes.substr(at, step.length);
        const char32_t c = step.character;
        const bool control = step.valid && (c < 0x20 || (c >= 0x7F && c < 0xA0));
        if (step.valid && c == ' ' && (at < shownBegin || at >= shownEnd)) {
            text += "␣";
        } else if (step.valid && c == '\n') {
            text += "⏎";
        } else if (step.valid && c == '\t') {
            text += "⇥";
        } else if (control || !step.valid) {
            for (const char byte : piece) {
                text += fmt::format("\\x{:02X}", static_cast<std::uint8_t>(byte));
            }
        } else if (isInvisible(c)) {
            const auto number = static_cast<std::uint32_t>(c);
            text +=
                c < 0x10000 ? fmt::format("\\u{:04X}", number) : fmt::format("\\U{:08X}", number);
        } else {
            text += piece;
        }
        at += step.length;
    }
    return text;
}

}  // namespace

std::string escapedText(std::string_view bytes) {
    return escaped(bytes, 0, bytes.size());
}

std::string visibleText(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) return escaped(bytes, 0, 0);
    return escaped(bytes, first, bytes.find_last_not_of(kSpaces));
}

std::string validUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (;;) {
        const std::size_t valid = std::min(firstInvalidUtf8(bytes), bytes.size());
        text += bytes.substr(0, valid);
        bytes.remove_prefix(valid);
        if (bytes.empty()) return text;
        text += "\uFFFD";
        bytes.remove_prefix(nextUtf8(bytes, 0).length);
    }
}

}  // namespace headscope
