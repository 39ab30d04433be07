// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

// Statistics of heads over prompts. Pure functions of plain values; any thread. Sums are in float64
// and in the order of the prompts, so that equal values give equal bits.

/// The effects of every head on every prompt: N x heads, [prompt * heads + head].
struct EffectTable {
    std::size_t heads = 0;
    std::vector<double> effects;
    /// Which prompts belong together: a number each, from 0, without gaps. N.
    std::vector<std::uint32_t> clusters;
    /// Effects of at most this size have no sign, prompt by prompt: the noise of float32. N.
    std::vector<double> noise;

    [[nodiscard]] std::size_t prompts() const { return clusters.size(); }
    [[nodiscard]] double operator()(std::size_t prompt, std::size_t head) const {
        return effects[prompt * heads + head];
    }
};

/// Statistics of one head. NaN where fewer than two prompts, or two clusters, do not suffice.
struct HeadStatistics {
    double mean = 0;
    double sd = 0;  ///< over prompts, n - 1
    /// Standard error of the mean, of clusters: sqrt(G / (G - 1) sum_g (S_g - n_g mean)^2) / N,
    /// with S_g and n_g a cluster's sum and size. Where each prompt is a cluster: sd / sqrt(N).
    double se = 0;
    /// Bootstrap interval of the mean: clusters are drawn anew; percentiles, widened for few
    /// clusters to Phi(+-sqrt(G / (G - 1)) t), t Student's 97.5 % point with G - 1 degrees of
    /// freedom
    /// ("expanded percentile interval", Hesterberg 2015, doi 10.1080/00031305.2015.1089789).
    std::array<double, 2> ci95{};
    /// Two-sided, of flipping the signs of whole clusters: (1 + flips at least as extreme) / (1 +
    /// flips); the statistic is |t| of the cluster sums. If few enough, all flips are tried, and p
    /// is exact.
    double p = 0;
    double pFamily =
        0;             ///< the same of the largest |t| of all heads: family-wise (Westfall & Young)
    double pHolm = 0;  ///< p, adjusted by Holm over all heads
    double qBh = 0;    ///< p, adjusted by Benjamini and Hochberg
    /// Of the prompts whose effect is more than noise, the share that has the mean's sign.
    double signConsistency = 0;
    double dz = 0;  ///< Cohen's d_z: mean / sd
    bool operator==(const HeadStatistics&) const = default;
};

/// How alike two rankings of heads by |mean| are.
struct RankingAgreement {
    double tau = 0;      ///< Kendall's tau-b
    double jaccard = 0;  ///< of the ten heads that come first: shared / in either
    bool operator==(const RankingAgreement&) const = default;
};

/// How stable the ranking of heads is.
struct RankingStability {
    /// Between two halves of the clusters, the mean over kSplits random splits. Absent with fewer
    /// than two clusters.
    std::optional<RankingAgreement> halves;
    /// Between every two clusters of at least two prompts, the mean; absent if there are fewer than
    /// two such, or more than kMostCompared.
    std::optional<RankingAgreement> groups;
    bool operator==(const RankingStability&) const = default;
};
inline constexpr int kSplits = 100;
inline constexpr std::size_t kMostCompared = 40;
inline constexpr std::size_t kFewestDrawn = 10;

/// Mean over one group of prompts less that over another, of one head.
struct GroupDifference {
    double difference = 0;
    /// Welch's: sqrt(se_1^2 + se_2^2), each of clusters. Where clusters have prompts of both
    /// groups, of the clusters' own differences.
    double se = 0;
    std::array<double, 2> ci95{};  ///< difference -+ t se, with Welch's degrees of freedom
    double p = 0;                  ///< two-sided, of Student's t with these
    double pHolm = 0;
    double qBh = 0;
    bool operator==(const GroupDifference&) const = default;
};

struct StatisticsRequest {
    int replicates = 10'000;  ///< resamples, and flips
    std::uint64_t seed = 1;
};

struct TableStatistics {
    std::vector<HeadStatistics> heads;
    RankingStability stability;
    /// The smallest p that so few clusters allow: above 0.05 nothing can be found.
    double leastP = 0;
};

/// Equal seeds draw the same for every table of the same clusters. Uses all cores, for seconds with
/// thousands of prompts; needs 8 bytes a replicate and head beside the table.
[[nodiscard]] TableStatistics statisticsOf(const EffectTable& table,
                                           const StatisticsRequest& request);

/// The same of every head without what is drawn: interval and p are NaN. Takes no time to speak of,
/// for a study that still runs.
[[nodiscard]] std::vector<HeadStatistics> momentsOf(const EffectTable& table);

/// Second group less first, of every head. The second's prompts have 1 in `group`, the first's 0,
/// others another number; N numbers. If some clusters have prompts of both, only these count, each
/// by its own difference of means. NaN with fewer than two clusters.
[[nodiscard]] std::vector<GroupDifference> groupDifference(const EffectTable& table,
                                                           std::span<const int> group);

/// Adjusted for so many tests: Holm's step-down and Benjamini and Hochberg's step-up. NaN stay NaN,
/// and do not count.
[[nodiscard]] std::vector<double> holm(std::span<const double> p);
[[nodiscard]] std::vector<double> benjaminiHochberg(std::span<const double> p);

/// Kendall's tau-b of two rankings; NaN if one of them is all ties. Precondition: equal lengths.
[[nodiscard]] double kendallTau(std::span<const double> x, std::span<const double> y);

}  // namespace headscope
