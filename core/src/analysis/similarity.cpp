// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/similarity.h>

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

/// Of ascending values.
std::optional<double> quantileOf(const std::vector<double>& values, double share) {
    if (values.empty()) return std::nullopt;
    const double place = share * static_cast<double>(values.size() - 1);
    const auto before = static_cast<std::size_t>(place);
    const auto behind = std::min(before + 1, values.size() - 1);
    return values[before] +
           (place - static_cast<double>(before)) * (values[behind] - values[before]);
}

}  // namespace

std::optional<double> cosine(std::span<const float> a, std::span<const float> b) {
    const double lengths = std::sqrt(dot(a, a)) * std::sqrt(dot(b, b));
    const double value = dot(a, b) / lengths;
    return lengths > 0 && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> meanPairCosine(std::span<const float> rows, std::size_t width) {
    const auto count = rows.size() / width;
    if (count < 2) return std::nullopt;
    std::vector<double> sum(width);
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = rows.subspan(i * width, width);
        const double length = std::sqrt(dot(row, row));
        if (!(length > 0) || !std::isfinite(length)) return std::nullopt;
        for (std::size_t k = 0; k < width; ++k)
            sum[k] += static_cast<double>(row[k]) / length;
    }
    const double square = std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0);
    const auto n = static_cast<double>(count);
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
        quartiles.lower.push_back(quantileOf(known, 0.25));
        quartiles.upper.push_back(quantileOf(known, 0.75));
    }
    return quartiles;
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
