// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <headscope/error.h>

#include <fmt/format.h>

namespace headscope {
namespace {

bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// What turns the direction of writing (Unicode's Bidi_Control), breaks lines, or takes no room.
bool isHidden(char32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string inPlaceOf(const Utf8Step& step) {
    if (!step.valid) return "\uFFFD";
    const auto number = static_cast<unsigned>(step.character);
    return isControl(step.character) ? fmt::format("\\x{:02X}", number)
                                     : fmt::format("\\u{{{:X}}}", number);
}

}  // namespace

std::string messageText(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = nextUtf8(text, at);
        const std::size_t next = at + step.length;
        if (!step.valid || isControl(step.character) || isHidden(step.character)) {
            shown += text.substr(done, at - done);
            shown += inPlaceOf(step);
            done = next;
        }
        at = next;
    }
    shown += text.substr(done);
    return shown;
}

}  // namespace headscope
