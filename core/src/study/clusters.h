// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study_statistics.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace headscope {

/// The sums of every head's effects over each cluster.
struct ClusterSums {
    std::size_t count = 0;  ///< G
    std::size_t heads = 0;
    std::vector<double> sizes;  ///< G: prompts
    std::vector<double> sums;   ///< [cluster * heads + head]
    std::vector<double> means;  ///< of every head over all prompts

    [[nodiscard]] const double* of(std::size_t cluster) const {
        return sums.data() + cluster * heads;
    }
};

/// In the order of the prompts.
[[nodiscard]] ClusterSums clusterSums(const EffectTable& table);

/// HeadStatistics::se; NaN with fewer than two clusters.
[[nodiscard]] double clusteredError(const ClusterSums& sums, std::size_t head);

/// Percent points of a head's mean over resamples of the clusters, the mean's 95 % interval; as
/// HeadStatistics::ci95. One a head.
[[nodiscard]] std::vector<std::array<double, 2>> bootstrapIntervals(
    const ClusterSums& sums, const StatisticsRequest& request);

/// p of every head and of the largest |t| of all, as HeadStatistics says.
struct SignFlips {
    std::vector<double> p;
    std::vector<double> family;
    double leastP = 0;
};
[[nodiscard]] SignFlips signFlips(const ClusterSums& sums, const StatisticsRequest& request);

/// TableStatistics::stability.
[[nodiscard]] RankingStability rankingStability(const ClusterSums& sums, std::uint64_t seed);

}  // namespace headscope
