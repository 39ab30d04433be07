// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/clean_pass.h"

#include <headscope/tokenizer.h>

#include <ATen/ATen.h>

#include <vector>

namespace headscope {

/// The last position's logits [V] of the prompt's run with everything that its stream is a sum of
/// taken from the donor: the embedding, the MLPs' outputs, and the output of all heads, by the edit
/// that patches make. `clean` is the prompt's run, which carries all positions but edits those from
/// the first on in which the donor is another; `patch` is the donor's z from there on. What is left
/// must be the donor's own run.
[[nodiscard]] at::Tensor patchEverything(const PackedWeights& w, const CleanPass& clean,
                                         const DonorPtr& patch, const std::vector<TokenId>& donor);

}  // namespace headscope
