// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/clusters.h"
#include "study/draw.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

constexpr std::size_t kTop = 10;
constexpr std::uint64_t kForSplits = 0x68616C66;

// |mean| of every head over these clusters.
std::vector<double> meanSizes(const ClusterSums& sums, std::span<const std::size_t> clusters) {
    std::vector<double> sizes(sums.heads);
    double prompts = 0;
    for (const auto g : clusters) {
        prompts += sums.sizes[g];
        for (std::size_t head = 0; head < sums.heads; ++head)
            sizes[head] += sums.of(g)[head];
    }
    for (auto& size : sizes)
        size = std::abs(size) / prompts;
    return sizes;
}

// The heads with the largest values, in the order of the heads.
std::vector<std::size_t> foremost(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    order.resize(std::min(kTop, order.size()));
    std::sort(order.begin(), order.end());
    return order;
}

RankingAgreement agreementOf(const std::vector<double>& a, const std::vector<double>& b) {
    const auto first = foremost(a);
    const auto second = foremost(b);
    std::vector<std::size_t> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(both));
    const auto either = first.size() + second.size() - both.size();
    return {kendallTau(a, b), static_cast<double>(both.size()) / static_cast<double>(either)};
}

// The mean of several; a tau that is no number (all ties) is left out, and absent if all are.
class MeanAgreement {
 public:
    void add(const RankingAgreement& one) {
        if (std::isnan(one.tau)) return;
        m_sum.tau += one.tau;
        m_sum.jaccard += one.jaccard;
        m_count += 1;
    }
    [[nodiscard]] std::optional<RankingAgreement> mean() const {
        if (m_count == 0) return std::nullopt;
        return RankingAgreement{m_sum.tau / m_count, m_sum.jaccard / m_count};
    }

 private:
    RankingAgreement m_sum;
    double m_count = 0;
};

void shuffle(std::vector<std::size_t>& items, Draw& draw) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[draw.below(static_cast<std::uint32_t>(i))]);
}

std::optional<RankingAgreement> betweenHalves(const ClusterSums& sums, std::uint64_t seed) {
    std::vector<std::size_t> order(sums.count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto draw = drawFor(seed ^ kForSplits, 0);
    MeanAgreement mean;
    for (int split = 0; split < kSplits; ++split) {
        shuffle(order, draw);
        const auto half = std::span(order).first(order.size() / 2);
        const auto rest = std::span(order).subspan(order.size() / 2);
        mean.add(agreementOf(meanSizes(sums, half), meanSizes(sums, rest)));
    }
    return mean.mean();
}

std::optional<RankingAgreement> betweenGroups(const ClusterSums& sums) {
    std::vector<std::vector<double>> groups;
    for (std::size_t g = 0; g < sums.count; ++g)
        if (sums.sizes[g] >= 2) groups.push_back(meanSizes(sums, std::span(&g, 1)));
    if (groups.size() < 2 || groups.size() > kMostCompared) return std::nullopt;
    MeanAgreement mean;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b)
            mean.add(agreementOf(groups[a], groups[b]));
    return mean.mean();
}

}  // namespace

double kendallTau(std::span<const double> x, std::span<const double> y) {
    double agreeing = 0;
    double inX = 0;  // pairs that x does not tie
    double inY = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = i + 1; j < x.size(); ++j) {
            const int a = (x[i] > x[j]) - (x[i] < x[j]);
            const int b = (y[i] > y[j]) - (y[i] < y[j]);
            agreeing += a * b;
            inX += a != 0;
            inY += b != 0;
        }
    return inX > 0 && inY > 0 ? agreeing / std::sqrt(inX * inY)
                              : std::numeric_limits<double>::quiet_NaN();
}

RankingStability rankingStability(const ClusterSums& sums, std::uint64_t seed) {
    if (sums.count < 2) return {};
    return {betweenHalves(sums, seed), betweenGroups(sums)};
}

}  // namespace headscope
