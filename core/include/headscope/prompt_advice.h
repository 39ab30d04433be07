// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <optional>
#include <string_view>

namespace headscope {

// Likely mistakes in a prompt and its watched tokens. The texts on them are the window's own, and
// for terminals those of advice_notes.h. Pure; any thread.

/// A space at the end: words begin with their own, so that the next token would have to begin
/// without one.
[[nodiscard]] bool endsInSpace(std::string_view prompt);

/// The token that was likely meant by `text`, a target or control that lacks the leading space of a
/// new word: the same text with it, if that is one token. Nothing behind a quote or a bracket,
/// where a word begins without one, nor if the model itself expects the text unchanged
/// (kExpectedP). `p` is the text's probability after the prompt, if known.
[[nodiscard]] std::optional<Token> spacedInstead(const Tokenizer& tokenizer,
                                                 std::string_view prompt, std::string_view text,
                                                 std::optional<float> p);

}  // namespace headscope
