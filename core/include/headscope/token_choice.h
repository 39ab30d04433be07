// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// What a text means as a target or control token.
struct TokenChoice {
    std::optional<Token> token;  ///< set where the text is exactly one token
    std::vector<Token> split;    ///< how the text tokenises (empty for an empty text)
    /// Single tokens that were likely meant, best first, none equal to the text: with a leading
    /// space added or removed, trimmed, with another capitalisation, then the first token of the
    /// split. Each one's text is valid UTF-8 and encodes to that token alone.
    std::vector<Token> suggestions;
};

/// A target with less P in the clean run than the first, or behind this rank, is hardly what the
/// prompt asks for.
inline constexpr float kExpectedP = 0.01F;
inline constexpr int kExpectedRank = 10;

/// `p` and `rank` as in the clean run. Never of the likeliest token, however little P it has. Any
/// thread.
[[nodiscard]] constexpr bool isHardlyExpected(float p, int rank) {
    return rank > 1 && (p < kExpectedP || rank > kExpectedRank);
}

/// Never cuts a text silently. Throws Error(Input) only for what `Tokenizer::encode` refuses.
/// Any thread.
[[nodiscard]] TokenChoice chooseToken(const Tokenizer& tokenizer, std::string_view text);

/// The one token that `text` is, or Error(Input) that says how it splits and what was likely meant.
/// `role` is "target" or "control", for the message.
[[nodiscard]] Token requireToken(const Tokenizer& tokenizer, std::string_view text,
                                 std::string_view role);

}  // namespace headscope
