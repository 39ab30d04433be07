// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>
#include <headscope/tokenizer.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

// A prompt and the donor that it is patched from. Pure functions; any thread.

/// The first position where the tokens differ, also where one prompt ends; empty if they are equal.
/// Everything before it is the same in both runs.
[[nodiscard]] std::optional<std::size_t> firstDifference(std::span<const TokenId> prompt,
                                                         std::span<const TokenId> donor);

/// The positions where the tokens differ, in order. Where one has more tokens than the other, only
/// the first of them, firstDifference(): what follows it is not at its place.
[[nodiscard]] std::vector<int> differingTokens(std::span<const TokenId> prompt,
                                               std::span<const TokenId> donor);

/// What patching from the donor leaves as it is: everything where it is the prompt itself, else the
/// tokens that both begin with. Empty if they begin with different ones.
[[nodiscard]] std::optional<Message> unchangedNote(std::span<const TokenId> prompt,
                                                   std::span<const TokenId> donor);

/// Throws Error(Input) if the donor has no token, or not as many as the prompt: the message shows
/// both token by token, and where they diverge.
void requireAligned(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                    const std::vector<TokenId>& donor);

/// The same, and if the donor is the prompt itself: patching from it changes nothing, which is a
/// check of a run and a slip among a study's prompts.
void requireDonor(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                  const std::vector<TokenId>& donor);

}  // namespace headscope
