// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/error.h>
#include <headscope/results.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace headscope {

/// A token's text for results; the vocabulary may be larger than the tokenizer knows.
using TokenNamer = std::function<TokenRef(TokenId)>;

/// Logits that are not finite: the weights' fault. The owner of the weights may know which
/// tensor's.
class NotFinite : public Error {
 public:
    NotFinite();
};

/// Rows of logits that are scored together: they stay in the processor's last cache.
inline constexpr std::int64_t kScoredRows = 160;

/// Turns logits into what is kept of a run. Probabilities are computed from float32 logits with the
/// sums in float64.
class Scorer {
 public:
    /// `clean` are the clean run's logits [V]. Throws Error(Input) if they are not all finite.
    Scorer(const at::Tensor& clean, TokenNamer token);

    /// The k most likely tokens of the clean run, at least one.
    [[nodiscard]] std::vector<TokenScore> cleanTop(int k) const;
    [[nodiscard]] WatchedScore cleanScore(const TokenSet& watched) const;
    /// log sum exp of the clean logits.
    [[nodiscard]] double cleanLogSumExp() const { return m_cleanLse; }

    /// One ablated run per row of logits [rows, V], in order, with its `topK` most likely tokens.
    /// Throws Error(Input) if a row is not finite. On the kernels' threads: TokenNamer must allow
    /// calls from several at once.
    [[nodiscard]] std::vector<AblatedRun> ablated(const float* logits, std::int64_t rows,
                                                  const TokenSet& target, const TokenSet& control,
                                                  int topK) const;

 private:
    [[nodiscard]] std::vector<TokenScore> top(std::span<const float> logits, double lse,
                                              int k) const;
    [[nodiscard]] AblatedRun ablated(std::span<const float> logits, const TokenSet& target,
                                     const TokenSet& control) const;

    at::Tensor m_clean;
    std::vector<double> m_cleanP;  ///< softmax of the clean logits
    double m_cleanLse = 0;         ///< log sum exp of the clean logits
    TokenNamer m_token;
};

}  // namespace headscope
