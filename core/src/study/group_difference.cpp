// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/study_statistics.h>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace headscope {
namespace {

constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

// The sum and number of one cluster's prompts of each group.
struct ClusterOfGroups {
    double sum[2] = {};
    double count[2] = {};
};

std::vector<ClusterOfGroups> byCluster(const EffectTable& table, std::span<const int> group,
                                       std::size_t head) {
    std::vector<ClusterOfGroups> clusters;
    for (std::size_t i = 0; i < table.prompts(); ++i) {
        if (group[i] != 0 && group[i] != 1) continue;
        const std::size_t cluster = table.clusters[i];
        if (cluster >= clusters.size()) clusters.resize(cluster + 1);
        clusters[cluster].sum[group[i]] += table(i, head);
        clusters[cluster].count[group[i]] += 1;
    }
    return clusters;
}

// A mean with its variance and degrees of freedom.
struct Estimate {
    double mean = kNotKnown;
    double variance = kNotKnown;
    double freedom = 0;
};

// Of the clusters' own differences, second group less first.
Estimate paired(const std::vector<ClusterOfGroups>& clusters) {
    std::vector<double> differences;
    for (const auto& one : clusters)
        if (one.count[0] > 0 && one.count[1] > 0)
            differences.push_back(one.sum[1] / one.count[1] - one.sum[0] / one.count[0]);
    const auto count = static_cast<double>(differences.size());
    if (count < 2) return {};
    double mean = 0;
    for (const double one : differences)
        mean += one / count;
    double squares = 0;
    for (const double one : differences)
        squares += (one - mean) * (one - mean);
    return {mean, squares / (count - 1) / count, count - 1};
}

Estimate ofGroup(const std::vector<ClusterOfGroups>& clusters, int group) {
    double sum = 0;
    double prompts = 0;
    double count = 0;
    for (const auto& one : clusters) {
        sum += one.sum[group];
        prompts += one.count[group];
        count += one.count[group] > 0 ? 1 : 0;
    }
    if (count < 2) return {};
    const double mean = sum / prompts;
    double squares = 0;
    for (const auto& one : clusters) {
        const double off = one.sum[group] - one.count[group] * mean;
        squares += off * off;
    }
    return {mean, count / (count - 1) * squares / (prompts * prompts), count - 1};
}

// Welch-Satterthwaite.
Estimate unpaired(const Estimate& first, const Estimate& second) {
    const double variance = first.variance + second.variance;
    const double freedom = variance * variance /
                           (first.variance * first.variance / first.freedom +
                            second.variance * second.variance / second.freedom);
    return {second.mean - first.mean, variance, freedom};
}

Estimate differenceOf(const std::vector<ClusterOfGroups>& clusters) {
    const bool mixed = std::any_of(clusters.begin(), clusters.end(), [](const auto& one) {
        return one.count[0] > 0 && one.count[1] > 0;
    });
    return mixed ? paired(clusters) : unpaired(ofGroup(clusters, 0), ofGroup(clusters, 1));
}

GroupDifference differenceFrom(const Estimate& estimate) {
    GroupDifference result;
    result.difference = estimate.mean;
    result.se = std::sqrt(estimate.variance);
    result.ci95 = {estimate.mean, estimate.mean};
    result.p = estimate.mean == 0 ? 1 : 0;  // where nothing varies
    if (std::isnan(result.se)) {
        result.ci95 = {kNotKnown, kNotKnown};
        result.p = kNotKnown;
    } else if (result.se > 0) {
        const boost::math::students_t student(estimate.freedom);
        const double half = boost::math::quantile(student, 0.975) * result.se;
        result.ci95 = {estimate.mean - half, estimate.mean + half};
        result.p = 2 * boost::math::cdf(
                           boost::math::complement(student, std::abs(estimate.mean) / result.se));
    }
    return result;
}

}  // namespace

std::vector<GroupDifference> groupDifference(const EffectTable& table, std::span<const int> group) {
    std::vector<GroupDifference> result;
    std::vector<double> p;
    for (std::size_t head = 0; head < table.heads; ++head) {
        result.push_back(differenceFrom(differenceOf(byCluster(table, group, head))));
        p.push_back(result.back().p);
    }
    const auto byHolm = holm(p);
    const auto byBh = benjaminiHochberg(p);
    for (std::size_t head = 0; head < table.heads; ++head) {
        result[head].pHolm = byHolm[head];
        result[head].qBh = byBh[head];
    }
    return result;
}

}  // namespace headscope
