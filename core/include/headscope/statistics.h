// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <optional>
#include <span>
#include <vector>

namespace headscope {

// Pure functions of plain values; any thread.

/// Spread and least-squares slope of the observed head means over depth; see Drift.
[[nodiscard]] Drift drift(const HeadGrid<float>& headMean);

/// Pearson's product-moment correlation; empty where either side is constant or shorter than two.
/// Precondition: equal lengths.
[[nodiscard]] std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// Compares the target maps of two sweeps over the same heads.
/// Precondition: both have the same heads in the same order.
[[nodiscard]] ZeroVsMean compareTargets(const Sweep& zero, const Sweep& mean);

/// Counts kept top-1 tokens and lists the flips. `clean` is the clean run's top-1.
[[nodiscard]] Robustness robustness(const std::vector<Cell>& cells, TokenId clean);

}  // namespace headscope
