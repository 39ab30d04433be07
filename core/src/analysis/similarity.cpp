// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/similarity.h>
#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>

namespace headscope {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                              [](double x, double y) { return x * y; });
}

}  // namespace

std::optional<double> cosine(std::span<const float> a, std::span<const float> b) {
    const double lengths = std::sqrt(dot(a, a)) * std::sqrt(dot(b, b));
    const double value = dot(a, b) / lengths;
    return lengths > 0 && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void PairCosineMean::add(std::span<const float> row) {
    const double length = std::sqrt(dot(row, row));
    if (!(length > 0) || !std::isfinite(length)) m_known = false;
    ++m_count;
    if (!m_known) return;
    for (std::size_t k = 0; k < m_sum.size(); ++k)
        m_sum[k] += static_cast<double>(row[k]) / length;
}

std::optional<double> PairCosineMean::value() const {
    if (m_count < 2 || !m_known) return std::nullopt;
    const double square = std::inner_product(m_sum.begin(), m_sum.end(), m_sum.begin(), 0.0);
    const auto n = static_cast<double>(m_count);
    return (square - n) / (n * (n - 1));
}

std::vector<std::pair<int, int>> pairsOf(std::size_t tokens) {
    std::vector<std::pair<int, int>> pairs;
    const auto count = static_cast<int>(tokens);
    for (int i = 0; i < count; ++i)
        for (int j = i + 1; j < count; ++j)
            pairs.emplace_back(i, j);
    return pairs;
}

CosineQuartiles quartilesOf(const SimilarityCurve& curve) {
    CosineQuartiles quartiles;
    for (const auto& point : curve.all) {
        std::vector<double> known;
        for (const auto& value : point)
            if (value) known.push_back(*value);
        std::sort(known.begin(), known.end());
        const auto at = [&known](double share) {
            return known.empty() ? std::nullopt : std::optional(quantile(known, share));
        };
        quartiles.lower.push_back(at(0.25));
        quartiles.upper.push_back(at(0.75));
    }
    return quartiles;
}

std::optional<double> meanPairCosine(std::span<const float> rows, std::size_t width) {
    PairCosineMean mean(width);
    for (std::size_t first = 0; first + width <= rows.size(); first += width)
        mean.add(rows.subspan(first, width));
    return mean.value();
}

std::optional<std::size_t> mostApart(const std::vector<std::optional<double>>& a,
                                     const std::vector<std::optional<double>>& b) {
    std::optional<std::size_t> found;
    double most = -1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (!a[i] || !b[i] || std::abs(*a[i] - *b[i]) <= most) continue;
        most = std::abs(*a[i] - *b[i]);
        found = i;
    }
    return found;
}

std::optional<std::pair<std::size_t, std::size_t>> leastAlike(
    const std::vector<std::vector<std::optional<double>>>& cleanToAblated) {
    std::optional<std::pair<std::size_t, std::size_t>> found;
    double least = 2;
    for (std::size_t point = 0; point < cleanToAblated.size(); ++point)
        for (std::size_t position = 0; position < cleanToAblated[point].size(); ++position) {
            const auto& value = cleanToAblated[point][position];
            if (!value || *value >= least) continue;
            least = *value;
            found.emplace(point, position);
        }
    return found;
}

}  // namespace headscope
