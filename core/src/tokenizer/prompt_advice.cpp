// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/pattern.h"

#include <headscope/error.h>
#include <headscope/prompt_advice.h>
#include <headscope/token_choice.h>

#include <string>
#include <utility>

namespace headscope {
namespace {

/// Does the character that begins at byte `at` belong to a word: a letter, a number?
bool isOfWordIn(std::string_view utf8, std::size_t at) {
    static const Pattern word(R"([\p{L}\p{N}])");
    return Pattern::Matcher(word, utf8).endOf(at) > at;
}

std::size_t lastCharacter(std::string_view utf8) {
    std::size_t at = utf8.size() - 1;
    while (at > 0 && isUtf8Tail(utf8[at]))
        --at;
    return at;
}

}  // namespace

bool endsInSpace(std::string_view prompt) {
    return prompt.ends_with(' ');
}

std::optional<Token> spacedInstead(const Tokenizer& tokenizer, std::string_view prompt,
                                   std::string_view text, std::optional<float> p) {
    for (const auto words : {prompt, text})
        if (words.empty() || firstInvalidUtf8(words) != std::string_view::npos) return std::nullopt;
    if (!isOfWordIn(prompt, lastCharacter(prompt)) || !isOfWordIn(text, 0)) return std::nullopt;
    if (p && *p >= kExpectedP) return std::nullopt;
    try {
        auto tokens = tokenizer.encode(" " + std::string(text));
        if (tokens.size() == 1) return std::move(tokens.front());
    } catch (const Error&) {
        // What the vocabulary has no token for was not meant.
    }
    return std::nullopt;
}

}  // namespace headscope
