// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/run.h>

#include <optional>
#include <span>
#include <vector>

namespace headscope {

// Pure functions of plain values; any thread.

/// Spread and least-squares slope of the observed head means over depth; see Drift.
[[nodiscard]] Drift drift(const HeadGrid<float>& headMean);

/// Pearson's product-moment correlation; empty if either side is constant or shorter than two.
/// Precondition: equal lengths.
[[nodiscard]] std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// The value below which a share (0 to 1) of the ascending numbers lies, linear between neighbours.
/// Precondition: there is one.
[[nodiscard]] double quantile(const std::vector<double>& ascending, double share);

/// Compares the target maps of two parts over the same heads.
/// Precondition: both have the same heads in the same order.
[[nodiscard]] ZeroVsMean compareTargets(const RunPart& zero, const RunPart& mean);

/// ln P, in nats and float64: logit - logSumExp, exact also where P is 0 in float32. A file of an
/// older version has no logSumExp (it reads 0): then ln of P itself, and empty where P is 0.
[[nodiscard]] std::optional<double> logProbability(double logit, double p, double logSumExp);

/// ln(P / (1 - P)), in nats: the token's logit less the log-sum-exp of all other tokens' logits. It
/// is unbounded, and for a small P it is ln P. Empty where ln P is not known, and where 1 - P is
/// smaller than what float32 leaves of it: 2^-22 of the logit's size, at
/// least 1.
[[nodiscard]] std::optional<double> logOdds(double logit, double p, double logSumExp);

/// Counts kept top-1 tokens and lists the flips. `clean` is the clean run's top-1.
[[nodiscard]] Robustness robustness(const std::vector<Cell>& cells, TokenId clean);

}  // namespace headscope
