// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/splitter.h"

#include "base/utf8.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace headscope {

namespace {

// Repeats that nothing follows are possessive (++): the same matches, and no backtracking to
// remember.
std::string pattern() {
    return fmt::format(R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{{L}}++| ?\p{{N}}++| ?[^{0}\p{{L}}\p{{N}}]++)"
                       R"(|[{0}]+(?![^{0}])|[{0}]++)",
                       kSpaceClass);
}

// The pattern as people write it: OpenAI's encoder.py, and two spellings of tiktoken's that match
// the same. Of the last: white space at the text's end is one piece in all three, and what is left
// of a run after its last but one is a single character.
constexpr std::array<std::string_view, 3> kSpellings = {
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)",
    R"('(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)",
    R"('(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s)"};

}  // namespace

Splitter::Splitter() {
    static const Pattern kPattern(pattern());  // compiling it takes longer than a small model does
    m_pattern = &kPattern;
}

bool Splitter::isItsPattern(std::string_view regex) {
    return std::find(kSpellings.begin(), kSpellings.end(), regex) != kSpellings.end();
}

std::vector<std::pair<std::size_t, std::size_t>> Splitter::split(std::string_view utf8) const {
    requireValidUtf8(utf8, say("the text"));  // once for all matches: PCRE2 would check it for each
    Pattern::Matcher matcher(*m_pattern, utf8);
    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    for (std::size_t begin = 0; begin < utf8.size();) {
        const std::size_t end = matcher.endOf(begin);
        // Every character matches one of the alternatives, so this is a limit of the library.
        if (end <= begin) {
            throw inputError(
                say("the text cannot be split at byte %1: %2", begin, matcher.reason()),
                say("Use a shorter text."));
        }
        pieces.emplace_back(begin, end);
        begin = end;
    }
    return pieces;
}

}  // namespace headscope
