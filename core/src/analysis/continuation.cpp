// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/continuation.h>

#include <algorithm>

namespace headscope {

std::string_view name(TextEnd end) {
    switch (end) {
        case TextEnd::Asked:
            return "asked";
        case TextEnd::EndOfText:
            return "end-of-text";
        case TextEnd::ContextFull:
            return "context-full";
        case TextEnd::Stopped:
            break;
    }
    return "stopped";
}

bool differ(const WrittenText& a, const WrittenText& b, std::size_t place) {
    const bool inA = place < a.tokens.size();
    const bool inB = place < b.tokens.size();
    return inA != inB || (inA && a.tokens[place].token.id != b.tokens[place].token.id);
}

std::optional<std::size_t> firstDifference(const WrittenText& a, const WrittenText& b) {
    const auto places = std::max(a.tokens.size(), b.tokens.size());
    for (std::size_t place = 0; place < places; ++place)
        if (differ(a, b, place)) return place;
    return std::nullopt;
}

}  // namespace headscope
