// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"
#include "model/packed_weights.h"
#include "sweep/clean_pass.h"

#include <headscope/attribution.h>
#include <headscope/similarity.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace headscope {

/// The residual stream after a layer, at the last `count` of the positions that the pass carries:
/// [count, d].
[[nodiscard]] at::Tensor streamAfter(const PackedWeights& w, const CleanPass& pass, int layer,
                                     std::int64_t count);

/// At a point of those that the pass carries: 0 is the embedding, l + 1 the stream after layer l.
[[nodiscard]] at::Tensor streamAt(const PackedWeights& w, const at::Tensor& ids,
                                  const CleanPass& pass, int point);

/// What each part of the run that `pass` is of adds to logit(target) - logit(control). ids int64
/// [1, T].
[[nodiscard]] Attribution attributionOf(const PackedWeights& w, const at::Tensor& ids,
                                        const CleanPass& pass, TokenId target, TokenId control);

/// (z' - z) W_h of each head by itself at the last position, read as the parts of
/// attributionOf() are: 0 where `pass`, which is of a run without ablation, does not edit there.
[[nodiscard]] HeadGrid<double> directEffectsOf(const PackedWeights& w, const CleanPass& pass,
                                               const Donor& donor, TokenId target, TokenId control);

/// Adds the cosines of one of `points` points of the stream, x float32 [T, d]: their mean, the
/// pair's, and all pairs' unless they are more than kMostPairCosines.
void addPoint(SimilarityCurve& curve, const at::Tensor& x, std::size_t points,
              const std::optional<std::pair<int, int>>& pair);

/// The cosines of both runs; `ablated` may be null. Both carry all positions. The tokens' texts are
/// left out.
[[nodiscard]] Similarity similarityOf(const PackedWeights& w, const at::Tensor& ids,
                                      const CleanPass& clean, const CleanPass* ablated,
                                      const std::optional<std::pair<int, int>>& pair);

}  // namespace headscope
