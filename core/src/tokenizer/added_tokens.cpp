// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/added_tokens.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace headscope {

namespace {

// One character of \w as in Rust's regex (Unicode's UTS 18), or a run of white space.
constexpr const char* kWord = R"([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\x{200C}\x{200D}])";

const Pattern& spaceRun() {
    static const Pattern kRun(fmt::format("[{}]++", kSpaceClass));
    return kRun;
}

/// Where the character before `at` > 0 begins.
std::size_t before(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && isUtf8Tail(text[at]));
    return at;
}

/// White space around places of a text, each run walked once.
class Spaces {
 public:
    explicit Spaces(std::string_view text) : m_text(text), m_space(spaceRun(), text) {}

    /// Where the white space that ends at `at` begins, not before `from`.
    [[nodiscard]] std::size_t beginOf(std::size_t at, std::size_t from) {
        while (at > from) {
            const std::size_t last = before(m_text, at);
            if (m_space.endOf(last) == last) break;
            at = last;
        }
        return std::max(at, from);
    }
    /// Where the white space that begins at `at` ends.
    [[nodiscard]] std::size_t endOf(std::size_t at) {
        if (at == m_text.size() || (at >= m_begin && at < m_end)) return std::max(at, m_end);
        m_begin = at;
        m_end = m_space.endOf(at);
        return m_end;
    }

 private:
    std::string_view m_text;
    Pattern::Matcher m_space;
    std::size_t m_begin = 0;  // the run that was walked last
    std::size_t m_end = 0;
};

}  // namespace

void AddedTokens::Group::build() {
    std::vector<std::string_view> contents;
    contents.reserve(m_tokens.size());
    for (const AddedToken* token : m_tokens)
        contents.push_back(token->content);
    m_longest = LongestMatch(contents);
}

void AddedTokens::Group::find(std::string_view whole, std::size_t begin, std::size_t end,
                              const Pattern& word, std::vector<Match>& matches) const {
    if (m_tokens.empty() || begin == end) return;
    const std::string_view text = whole.substr(begin, end - begin);
    const std::vector<int> longest = m_longest.find(text);
    Pattern::Matcher letter(word, text);
    Spaces spaces(text);
    const auto isLetter = [&](std::size_t at) { return letter.endOf(at) > at; };
    std::size_t taken = 0;  // up to here by the match before
    for (std::size_t at = 0; at < text.size();) {
        if (longest[at] == LongestMatch::kNone) {
            ++at;
            continue;
        }
        const AddedToken& token = *m_tokens[static_cast<std::size_t>(longest[at])];
        std::size_t first = at;
        std::size_t last = at + token.content.size();
        at = last;
        const bool inWord = token.singleWord && ((first > 0 && isLetter(before(text, first))) ||
                                                 (last < text.size() && isLetter(last)));
        if (inWord || token.passedOver) continue;
        if (token.stripsLeft) first = spaces.beginOf(first, taken);
        if (token.stripsRight) last = spaces.endOf(last);
        first = std::max(first, taken);
        last = std::max(last, first);
        matches.push_back({begin + first, begin + last, &token});
        taken = last;
    }
}

AddedTokens::AddedTokens(std::vector<AddedToken> tokens)
    : m_tokens(std::move(tokens)), m_word(kWord) {
    for (const AddedToken& token : m_tokens)
        (token.normalized ? m_normalized : m_raw).add(token);
    m_raw.build();
    m_normalized.build();
}

std::vector<AddedTokens::Match> AddedTokens::find(std::string_view text) const {
    std::vector<Match> raw;
    m_raw.find(text, 0, text.size(), m_word, raw);
    std::vector<Match> all;
    std::size_t begin = 0;
    for (const Match& match : raw) {
        m_normalized.find(text, begin, match.begin, m_word, all);
        all.push_back(match);
        begin = match.end;
    }
    m_normalized.find(text, begin, text.size(), m_word, all);
    return all;
}

}  // namespace headscope
