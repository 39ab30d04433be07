// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/clusters.h"

#include <headscope/study_statistics.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

double standardDeviation(const EffectTable& table, std::size_t head, double mean) {
    const auto count = table.prompts();
    if (count < 2) return kNoNumber;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double off = table(i, head) - mean;
        squares += off * off;
    }
    return std::sqrt(squares / static_cast<double>(count - 1));
}

double signConsistency(const EffectTable& table, std::size_t head, double mean) {
    std::size_t counted = 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < table.prompts(); ++i) {
        const double effect = table(i, head);
        if (!(std::abs(effect) > table.noise[i])) continue;
        ++counted;
        if ((effect > 0) == (mean > 0)) ++same;
    }
    return counted > 0 ? static_cast<double>(same) / static_cast<double>(counted) : kNoNumber;
}

HeadStatistics moments(const EffectTable& table, const ClusterSums& sums, std::size_t head) {
    HeadStatistics one;
    one.mean = sums.means[head];
    one.sd = standardDeviation(table, head, one.mean);
    one.se = clusteredError(sums, head);
    one.signConsistency = signConsistency(table, head, one.mean);
    one.dz = one.sd > 0 ? one.mean / one.sd : kNoNumber;
    return one;
}

// The places of the numbers that are ones, ascending by value.
std::vector<std::size_t> ascending(std::span<const double> p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

}  // namespace

ClusterSums clusterSums(const EffectTable& table) {
    ClusterSums result;
    result.heads = table.heads;
    for (const auto cluster : table.clusters)
        result.count = std::max<std::size_t>(result.count, cluster + 1);
    result.sizes.resize(result.count);
    result.sums.resize(result.count * table.heads);
    result.means.resize(table.heads);
    for (std::size_t i = 0; i < table.prompts(); ++i) {
        result.sizes[table.clusters[i]] += 1;
        double* to = result.sums.data() + table.clusters[i] * table.heads;
        for (std::size_t head = 0; head < table.heads; ++head) {
            to[head] += table(i, head);
            result.means[head] += table(i, head);
        }
    }
    for (auto& mean : result.means)
        mean /= static_cast<double>(table.prompts());
    return result;
}

double clusteredError(const ClusterSums& sums, std::size_t head) {
    if (sums.count < 2) return kNoNumber;
    double squares = 0;
    double prompts = 0;
    for (std::size_t g = 0; g < sums.count; ++g) {
        const double off = sums.of(g)[head] - sums.sizes[g] * sums.means[head];
        squares += off * off;
        prompts += sums.sizes[g];
    }
    const auto count = static_cast<double>(sums.count);
    return std::sqrt(count / (count - 1) * squares) / prompts;
}

std::vector<double> holm(std::span<const double> p) {
    std::vector<double> adjusted(p.begin(), p.end());
    const auto order = ascending(p);
    double most = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        most = std::max(most, static_cast<double>(order.size() - rank) * p[order[rank]]);
        adjusted[order[rank]] = std::min(1.0, most);
    }
    return adjusted;
}

std::vector<double> benjaminiHochberg(std::span<const double> p) {
    std::vector<double> adjusted(p.begin(), p.end());
    const auto order = ascending(p);
    double least = 1;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        least = std::min(least, static_cast<double>(order.size()) * p[order[rank]] /
                                    static_cast<double>(rank + 1));
        adjusted[order[rank]] = least;
    }
    return adjusted;
}

std::vector<HeadStatistics> momentsOf(const EffectTable& table) {
    const auto sums = clusterSums(table);
    std::vector<HeadStatistics> heads;
    for (std::size_t head = 0; head < table.heads; ++head) {
        heads.push_back(moments(table, sums, head));
        auto& one = heads.back();
        one.ci95 = {kNoNumber, kNoNumber};
        one.p = one.pFamily = one.pHolm = one.qBh = kNoNumber;
    }
    return heads;
}

TableStatistics statisticsOf(const EffectTable& table, const StatisticsRequest& request) {
    const auto sums = clusterSums(table);
    const auto intervals = bootstrapIntervals(sums, request);
    const auto flips = signFlips(sums, request);
    const auto byHolm = holm(flips.p);
    const auto byBh = benjaminiHochberg(flips.p);
    TableStatistics result;
    result.leastP = flips.leastP;
    result.stability = rankingStability(sums, request.seed);
    for (std::size_t head = 0; head < table.heads; ++head) {
        auto one = moments(table, sums, head);
        one.ci95 = intervals[head];
        one.p = flips.p[head];
        one.pFamily = flips.family[head];
        one.pHolm = byHolm[head];
        one.qBh = byBh[head];
        result.heads.push_back(one);
    }
    return result;
}

}  // namespace headscope
