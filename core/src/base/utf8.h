// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace headscope {

/// One step in a text: a character, or bytes that are not UTF-8.
struct Utf8Step {
    char32_t character = 0;  ///< only where `valid`
    std::size_t length = 0;  ///< bytes; at least 1
    bool valid = false;
};

/// The step at byte `at` < text.size(), by table 3-7 of the Unicode standard: overlong forms,
/// surrogates and values above U+10FFFF are invalid. An invalid step is as long as a decoder should
/// replace by one U+FFFD (a "maximal subpart"). Any thread, as all here.
[[nodiscard]] Utf8Step nextUtf8(std::string_view text, std::size_t at);

/// Does the byte go on with a character that began before it?
[[nodiscard]] constexpr bool isUtf8Tail(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Byte offset of the first step that is not valid, or npos.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

/// Throws Error(Input) "`name` is not valid UTF-8 at byte N (0xHH)".
void requireValidUtf8(std::string_view text, const Message& name);

/// Appends one character, which must be a Unicode scalar value.
void appendUtf8(std::string& text, char32_t character);

/// The character (or stray byte) that covers byte `at`, for messages.
[[nodiscard]] std::string_view characterAround(std::string_view text, std::size_t at);

}  // namespace headscope
