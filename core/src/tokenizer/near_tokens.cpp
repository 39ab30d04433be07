// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/letter_case.h"
#include "tokenizer/piece_of_words.h"
#include "tokenizer/spelling_distance.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
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

bool sameLetter(char32_t a, char32_t b) {
    return lowerCase(a) == lowerCase(b);
}

// "London" of "Lond".
bool goesOn(std::u32string_view token, std::u32string_view word) {
    return token.size() > word.size() &&
           std::equal(word.begin(), word.end(), token.begin(), sameLetter);
}

// "Germ" or "nay" of "Germnay", but not "Germany" of "Germanyy", where a letter is only doubled.
bool isMerePiece(std::u32string_view token, std::u32string_view word) {
    if (token.size() >= word.size()) return false;
    const auto found =
        std::search(word.begin(), word.end(), token.begin(), token.end(), sameLetter);
    if (found == word.end()) return false;
    const auto are = [](char32_t letter) {
        return [letter](char32_t c) { return sameLetter(c, letter); };
    };
    const auto rest = found + static_cast<std::ptrdiff_t>(token.size());
    return !std::all_of(word.begin(), found, are(token.front())) ||
           !std::all_of(rest, word.end(), are(token.back()));
}

// People get the first letter right, swap it with the second or leave it out.
bool hasFirstLetter(std::u32string_view token, std::u32string_view word) {
    return sameLetter(token[0], word[0]) || sameLetter(token[1], word[0]);
}

struct Near {
    bool isMisspelt;       // else the word is its beginning
    bool isExpected;       // by the model
    bool isPiece;          // of words, and no word
    int cost;              // of edits
    std::ptrdiff_t place;  // among the likely ones; their number if not among them
    bool isBare;           // has no leading space
    TokenId id;

    [[nodiscard]] int edits() const { return cost / kEditCost; }
    [[nodiscard]] auto order() const {
        constexpr auto kLast = std::numeric_limits<std::ptrdiff_t>::max();
        // What is not finished is no worse than what has one letter wrong.
        const int away = isMisspelt ? edits() : 1;
        return std::tuple(away, isExpected ? place : kLast, isMisspelt, place, cost, isBare, id);
    }
};

// Pieces only where there is nothing else; only the nearest misspellings, and beside what the word
// begins only those that are expected.
void dropFarther(std::vector<Near>& found) {
    const auto isPiece = [](const Near& near) { return near.isPiece; };
    if (!std::all_of(found.begin(), found.end(), isPiece)) std::erase_if(found, isPiece);
    int nearest = std::numeric_limits<int>::max();
    for (const Near& near : found)
        if (near.isMisspelt) nearest = std::min(nearest, near.edits());
    const bool begins =
        std::any_of(found.begin(), found.end(), [](const Near& near) { return !near.isMisspelt; });
    std::erase_if(found, [=](const Near& near) {
        return near.isMisspelt && (near.edits() > nearest || (begins && !near.isExpected));
    });
}

// Empty for what is too far away.
std::optional<Near> nearOf(std::string_view bytes, std::u32string_view word, int most) {
    const std::string_view bare = withoutSpace(bytes);
    const std::u32string token = charactersOf(bare);
    if (token.size() < 2 || token.size() > kLongestWord) return std::nullopt;
    const bool isMisspelt = !goesOn(token, word);
    const int cost = spellingDistance(word, token);
    const bool isFar = cost / kEditCost > most;
    if (isMisspelt && (isFar || isMerePiece(token, word) || !hasFirstLetter(token, word)))
        return std::nullopt;
    if (!isMisspelt && !isOneWord(token)) return std::nullopt;
    return Near{isMisspelt, false, isPieceOfWords(bytes), cost, 0, bare.size() == bytes.size(), 0};
}

std::vector<Near> nearest(const Tokenizer& tokenizer, std::u32string_view word,
                          const Outline& outline, const std::vector<LikelyToken>& likely) {
    std::vector<Near> found;
    int most = mostEdits(word.size());
    for (TokenId id = 0; id < tokenizer.size(); ++id) {
        if (!tokenizer.contains(id)) continue;
        const std::string& bytes = tokenizer.bytes(id);
        const Outline other = outlineOf(withoutSpace(bytes));
        const bool mayGoOn =
            other.length > outline.length && (outline.letters & ~other.letters) == 0;
        if (!mayGoOn && !mayBeNear(outline, other, most)) continue;
        auto near = nearOf(bytes, word, most);
        if (!near) continue;
        // What takes more is not named beside a word.
        if (near->isMisspelt && !near->isPiece) most = near->edits();
        const auto at = std::find_if(likely.begin(), likely.end(),
                                     [id](const LikelyToken& one) { return one.id == id; });
        near->place = at - likely.begin();
        near->isExpected = at != likely.end() && at->p >= kExpectedP;
        near->id = id;
        found.push_back(*near);
    }
    dropFarther(found);
    std::sort(found.begin(), found.end(),
              [](const Near& a, const Near& b) { return a.order() < b.order(); });
    return found;
}

}  // namespace

std::vector<Token> nearTokens(const Tokenizer& tokenizer, std::string_view word,
                              const std::vector<LikelyToken>& likely) {
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
