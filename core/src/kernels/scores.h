// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace headscope::kernels {

/// What one row of logits comes to. Everything but the peak is not finite or meaningless where a
/// logit is not finite.
struct RowScores {
    float peak = 0;         ///< the largest logit
    std::int64_t best = 0;  ///< the first token with it
    double logSumExp = 0;
    std::int64_t aboveTarget = 0;  ///< tokens with a larger logit than the target's
    std::int64_t aboveControl = 0;
    double crossTerm = 0;  ///< sum over tokens of reference.p * (reference.logit - logit)
};

/// The row that the others are compared with.
struct Reference {
    std::span<const float> logits;
    std::span<const double> p;  ///< its softmax; empty: no comparison, crossTerm is 0
};

/// Sums of e^(logit - peak) are of float32 terms in float64. One thread: the caller's.
[[nodiscard]] RowScores scoreRow(std::span<const float> logits, std::size_t target,
                                 std::size_t control, const Reference& reference);

/// The k largest, the largest first; equal ones in the order of their indices. k <= logits.size().
[[nodiscard]] std::vector<std::size_t> largest(std::span<const float> logits, std::size_t k);

}  // namespace headscope::kernels
