// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>
#include <headscope/tokenizer.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

// A prompt and the donor that it is patched from. Pure functions; any thread.

/// The first position at which the two have not the same token, also where one of them ends there;
/// empty where they are the same. What comes before it is the same in both runs.
[[nodiscard]] std::optional<std::size_t> firstDifference(std::span<const TokenId> prompt,
                                                         std::span<const TokenId> donor);

/// Throws Error(Input) where the donor has no token, or not as many as the prompt: the message
/// shows both token by token, and where they part.
void requireAligned(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                    const std::vector<TokenId>& donor);

/// The same, and where the donor is the prompt itself: patching from it changes nothing. The engine
/// takes such a donor, for checks.
void requireDonor(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                  const std::vector<TokenId>& donor);

/// The same of each of the interventions that has a donor.
void requireDonors(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                   const std::vector<Intervention>& interventions);

}  // namespace headscope
