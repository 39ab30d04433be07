// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A text read as a target or control token.
struct TokenChoice {
    std::optional<Token> token;  ///< set if the text is exactly one token
    std::vector<Token> split;    ///< how the text tokenises (empty for an empty text)
    /// Single tokens that were likely meant, best first, none equal to the text: with a leading
    /// space added or removed, trimmed, with another capitalisation. If the text is several tokens,
    /// pieces of words (see nearTokens()) are none where there is a word, and nearTokens() are
    /// asked where there is none. Each one's text is valid UTF-8 and encodes to that token alone.
    std::vector<Token> suggestions;
    /// If the text is several words and the first is a token: that word, which is the token to ask
    /// for if all were meant. With its leading space, if any.
    std::optional<Token> firstWord;
};

/// A target with less P in the clean run, or behind this rank, is unexpected after the prompt.
inline constexpr float kExpectedP = 0.01F;
inline constexpr int kExpectedRank = 10;

/// `p` and `rank` as in the clean run. Never true of the likeliest token, whatever its P. Any
/// thread.
[[nodiscard]] constexpr bool isHardlyExpected(float p, int rank) {
    return rank > 1 && (p < kExpectedP || rank > kExpectedRank);
}

inline constexpr std::size_t kMostNearTokens = 3;

/// A token that the model may say next.
struct LikelyToken {
    TokenId id = 0;
    float p = 0;
};

/// The tokens that a word was likely meant to be, best first, at most kMostNearTokens: what the
/// word is the beginning of, " London" of "Lond", which counts as one edit away, and what it is
/// likely a misspelling of. Near means few edits (spellingDistance()): none for words below three
/// letters, which have neither, one below six, else two; only the nearest misspellings are named,
/// none that is merely a piece of the word or lacks its first letter among its first two, and
/// beside what the word begins only those that the model expects (kExpectedP). Of equally near ones
/// those that it expects come first, the likeliest first; then what the word begins; then those in
/// `likely`, in its order; the shortest; those with a leading space; the more frequent, which in
/// BPE is the lower id. A token in lower case without a leading space is a piece of words, and none
/// is named where there is anything else. A leading space does not count, and of two tokens that
/// differ only in it, one is named. Each one's text encodes to that token alone. Nothing for
/// numbers and signs, or several words. `likely` has the likeliest first. Searches the whole
/// vocabulary: milliseconds. Any thread.
[[nodiscard]] std::vector<Token> nearTokens(const Tokenizer& tokenizer, std::string_view word,
                                            const std::vector<LikelyToken>& likely = {});

/// Never cuts a text silently. `likely`: what the model expects, most likely first, if known.
/// Throws Error(Input) only for what `Tokenizer::encode` refuses. Any thread.
[[nodiscard]] TokenChoice chooseToken(const Tokenizer& tokenizer, std::string_view text,
                                      const std::vector<LikelyToken>& likely = {});

/// The one token that `text` is; throws Error(Input) that says how it splits and what was likely
/// meant. `role` is "target" or "control", for the message.
[[nodiscard]] Token requireToken(const Tokenizer& tokenizer, std::string_view text,
                                 std::string_view role);

}  // namespace headscope
