// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/utf8.h"

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

}  // namespace

std::string messageText(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = nextUtf8(text, at);
        if (!step.valid)
            appendUtf8(shown, 0xFFFD);
        else if (isControl(step.character))
            shown += fmt::format("\\x{:02X}", static_cast<unsigned>(step.character));
        else if (isHidden(step.character))
            shown += fmt::format("\\u{{{:X}}}", static_cast<unsigned>(step.character));
        else
            shown += text.substr(at, step.length);
        at += step.length;
    }
    return shown;
}

}  // namespace headscope
