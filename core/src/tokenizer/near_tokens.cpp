// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/letter_case.h"
#include "tokenizer/spelling_distance.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>

namespace headscope {

namespace {

// A quick filter of most of a vocabulary against a word: how many characters it has, and which of a
// to z. An edit changes the first by one at most, and of the second two.
struct Outline {
    int length = 0;
    std::uint32_t letters = 0;
};

std::string_view withoutSpace(std::string_view text) {
    return text.starts_with(' ') ? text.substr(1) : text;
}

Outline outlineOf(std::string_view word) {
    Outline outline;
    for (const char c : word) {
        if (!isUtf8Tail(c)) ++outline.length;
        const char letter = static_cast<char>(c | 0x20);
        if (letter >= 'a' && letter <= 'z') outline.letters |= 1U << (letter - 'a');
    }
    return outline;
}

bool mayBeNear(const Outline& one, const Outline& other, int edits) {
    return std::abs(one.length - other.length) <= edits &&
           std::popcount(one.letters ^ other.letters) <= 2 * edits;
}

// Empty if the bytes are no text.
std::u32string charactersOf(std::string_view utf8) {
    std::u32string characters;
    for (std::size_t at = 0; at < utf8.size();) {
        const Utf8Step step = nextUtf8(utf8, at);
        if (!step.valid) return {};
        characters += step.character;
        at += step.length;
    }
    return characters;
}

// So many may be wrong in a word of so many letters.
int mostEdits(std::size_t letters) {
    return letters < 3 ? 0 : letters < 6 ? 1 : 2;
}

// Letters, and nothing that has another meaning with one sign more or less.
bool isOneWord(std::u32string_view text) {
    const auto isLetter = [](char32_t c) { return c >= 0x80 || (c | 0x20U) - U'a' < 26U; };
    return text.size() <= kLongestWord && std::any_of(text.begin(), text.end(), isLetter) &&
           std::none_of(text.begin(), text.end(), [](char32_t c) {
               return c <= U' ' || (c >= U'0' && c <= U'9') || c == 0x7F;
           });
}

// "Germ" of "Germnay", but not "Germany" of "Germanyy".
bool isMereBeginning(std::u32string_view token, std::u32string_view word) {
    const auto same = [](char32_t a, char32_t b) { return lowerCase(a) == lowerCase(b); };
    if (token.size() >= word.size() || !std::equal(token.begin(), token.end(), word.begin(), same))
        return false;
    const char32_t last = token.back();
    return !std::all_of(word.begin() + static_cast<std::ptrdiff_t>(token.size()), word.end(),
                        [&](char32_t c) { return same(c, last); });
}

struct Near {
    int cost;
    std::size_t place;  // among the likely ones; their number if not among them
    bool isBare;        // has no leading space
    TokenId id;

    [[nodiscard]] auto order() const { return std::tuple(cost, place, isBare, id); }
};

std::vector<Near> nearest(const Tokenizer& tokenizer, std::u32string_view word,
                          const Outline& outline, const std::vector<TokenId>& likely) {
    std::vector<Near> found;
    int most = mostEdits(word.size());
    for (TokenId id = 0; id < tokenizer.size(); ++id) {
        if (!tokenizer.contains(id)) continue;
        const std::string& bytes = tokenizer.bytes(id);
        const std::string_view bare = withoutSpace(bytes);
        if (!mayBeNear(outline, outlineOf(bare), most)) continue;
        const std::u32string token = charactersOf(bare);
        if (token.size() < 2 || token.size() > kLongestWord) continue;
        const int cost = spellingDistance(word, token);
        if (cost / kEditCost > most || isMereBeginning(token, word)) continue;
        most = cost / kEditCost;  // what takes more is not named beside it
        const auto place = std::find(likely.begin(), likely.end(), id) - likely.begin();
        found.push_back({cost, static_cast<std::size_t>(place), bare.size() == bytes.size(), id});
    }
    std::erase_if(found, [most](const Near& near) { return near.cost / kEditCost > most; });
    std::sort(found.begin(), found.end(),
              [](const Near& a, const Near& b) { return a.order() < b.order(); });
    return found;
}

}  // namespace

std::vector<Token> nearTokens(const Tokenizer& tokenizer, std::string_view word,
                              const std::vector<TokenId>& likely) {
    const std::string_view bare = withoutSpace(word);
    const Outline outline = outlineOf(bare);
    if (outline.length > static_cast<int>(kLongestWord)) return {};
    const std::u32string characters = charactersOf(bare);
    if (!isOneWord(characters) || mostEdits(characters.size()) == 0) return {};
    std::vector<Token> tokens;
    for (const Near& near : nearest(tokenizer, characters, outline, likely)) {
        if (tokens.size() == kMostNearTokens) break;
        const std::string& bytes = tokenizer.bytes(near.id);
        const auto isSame = [&bytes](const Token& other) {
            return withoutSpace(other.text) == withoutSpace(bytes);
        };
        if (bytes == word || std::any_of(tokens.begin(), tokens.end(), isSame)) continue;
        try {
            const auto split = tokenizer.encode(bytes);
            if (split.size() == 1 && split.front().id == near.id) tokens.push_back(split.front());
        } catch (const Error&) {
            // What the vocabulary cannot spell is no suggestion.
        }
    }
    return tokens;
}

}  // namespace headscope
