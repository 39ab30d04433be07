// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <optional>
#include <string_view>

namespace headscope {

// What about a prompt and the tokens that are watched after it is likely not meant. The words for
// it are the window's and the command line's own. Pure; any thread.

/// A space at the end: words begin with theirs, so that the next token would have to begin without
/// one.
[[nodiscard]] bool endsInSpace(std::string_view prompt);

/// The token that was likely meant by `text`, a target or control that lacks the space which a new
/// word begins with: the same text with it, where that is one token. Nothing behind a quote or a
/// bracket, where a word begins without one, nor where the model itself expects the text as it is
/// (kExpectedP). `p` is the text's probability after the prompt, where it is known.
[[nodiscard]] std::optional<Token> spacedInstead(const Tokenizer& tokenizer,
                                                 std::string_view prompt, std::string_view text,
                                                 std::optional<float> p);

}  // namespace headscope
