// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/results.h>

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace headscope {

/// A request to similarity(). Target, control and topK are ignored.
struct SimilarityRequest : SetRequest {
    /// Two different positions of the prompt, whose cosine is returned separately.
    std::optional<std::pair<int, int>> pair;
};

/// Of all pairs at all points: 277 tokens of a model of 12 layers.
inline constexpr std::size_t kMostPairCosines = 500'000;

/// Cosines between tokens of one run, at L + 1 points of the residual stream: point 0 is the
/// embedding (token plus position), point l + 1 the stream after layer l. The stream is used
/// unchanged: no LayerNorm, no centring; transformers' hidden_states[i] is point i, but for the
/// last one, which there has gone through the final LayerNorm.
/// Empty if none: a vector of length 0, or a prompt of one token.
struct SimilarityCurve {
    std::vector<std::optional<double>> mean;  ///< over all T(T-1)/2 pairs of positions
    std::vector<std::optional<double>> pair;  ///< of the request's pair; no points without one
    /// [point][pair] of all pairs, in the order of pairsOf(). No points of a prompt whose pairs
    /// times points are more than kMostPairCosines.
    std::vector<std::vector<std::optional<double>>> all;
    bool operator==(const SimilarityCurve&) const = default;
};

/// How alike the tokens' vectors are on their way through the model, clean and with heads ablated.
/// A value; any thread. Cosines of float32 vectors, summed in float64.
struct Similarity {
    std::vector<TokenRef> prompt;  ///< T tokens
    SimilarityCurve clean;
    std::optional<SimilarityCurve> ablated;  ///< where heads were named
    /// [point][position]: the cosine of a token's vector in the clean run and in the ablated one.
    /// No points where no heads were named.
    std::vector<std::vector<std::optional<double>>> cleanToAblated;
    bool operator==(const Similarity&) const = default;
};

// Pure; any thread.

/// a . b / (|a| |b|) of two vectors of the same size. Empty if one has length 0 or is not finite.
[[nodiscard]] std::optional<double> cosine(std::span<const float> a, std::span<const float> b);

/// The mean cosine of all pairs of vectors that are added one after the other. By the identity
/// sum over i < j of u_i . u_j = (|sum of u_i|^2 - T) / 2 for unit vectors u, so that the work
/// grows with T, not with T^2. Vectors that several sums begin with are added once, and copied. One
/// thread at a time.
class PairCosineMean {
 public:
    explicit PairCosineMean(std::size_t width) : m_sum(width) {}
    /// A vector of `width` numbers.
    void add(std::span<const float> row);
    /// Empty where cosine() of a pair is, and for fewer than two vectors.
    [[nodiscard]] std::optional<double> value() const;

 private:
    std::vector<double> m_sum;  ///< of unit vectors
    std::size_t m_count = 0;
    bool m_known = true;
};

/// PairCosineMean of rows; `rows` are vectors of `width` numbers.
[[nodiscard]] std::optional<double> meanPairCosine(std::span<const float> rows, std::size_t width);

/// All pairs of T positions: (0, 1), (0, 2), ..., (0, T - 1), (1, 2), ...
[[nodiscard]] std::vector<std::pair<int, int>> pairsOf(std::size_t tokens);

/// At each point of `all` the values that a quarter and three quarters of the known cosines do not
/// exceed, between neighbours in proportion; empty if none is known.
struct CosineQuartiles {
    std::vector<std::optional<double>> lower, upper;
};
[[nodiscard]] CosineQuartiles quartilesOf(const SimilarityCurve& curve);

/// The point where two curves are furthest apart, the first of several; empty if there is none that
/// both have.
[[nodiscard]] std::optional<std::size_t> mostApart(const std::vector<std::optional<double>>& a,
                                                   const std::vector<std::optional<double>>& b);

/// The point and the position where a token is least like itself in the clean run, the first of
/// several; empty if nothing is known.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> leastAlike(
    const std::vector<std::vector<std::optional<double>>>& cleanToAblated);

}  // namespace headscope
