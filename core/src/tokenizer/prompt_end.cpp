// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <headscope/prompt_end.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace headscope {

namespace {

bool beginsACharacter(std::string_view text, std::size_t at) {
    return at >= text.size() || !isUtf8Tail(text[at]);
}

bool encodesTo(const Tokenizer& tokenizer, std::string_view text, std::span<const Token> tokens) {
    const auto again = tokenizer.encode(text);
    return std::equal(again.begin(), again.end(), tokens.begin(), tokens.end(),
                      [](const Token& a, const Token& b) { return a.id == b.id; });
}

}  // namespace

std::size_t endThatFits(const Tokenizer& tokenizer, std::string_view text, std::size_t most) {
    const auto tokens = tokenizer.encode(text);
    if (tokens.size() <= most) return 0;
    for (std::size_t first = tokens.size() - most; first < tokens.size(); ++first) {
        const std::size_t begin = tokens[first].begin;
        if (beginsACharacter(text, begin) &&
            encodesTo(tokenizer, text.substr(begin), std::span(tokens).subspan(first)))
            return begin;
    }
    return text.size();
}

}  // namespace headscope
