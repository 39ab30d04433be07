// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/statistics.h>

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

double meanOf(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// By comparison: the mean of equal numbers may be rounded away from them.
bool isConstant(std::span<const double> values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *low == *high;
}

double sampleSd(std::span<const double> values) {
    if (values.size() < 2) return 0;
    const double mean = meanOf(values);
    double squares = 0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

// Ordinary least squares of head means on layer numbers; see any text on simple linear regression.
void fitLine(const HeadGrid<float>& grid, Drift& drift) {
    if (grid.layers() < 2) return;
    const auto n = static_cast<double>(grid.values().size());
    const double meanX = (grid.layers() - 1) / 2.0;
    const double meanY = meanOf(drift.layerMean);
    double sxx = 0;
    double sxy = 0;
    for (int layer = 0; layer < grid.layers(); ++layer) {
        sxx += grid.heads() * (layer - meanX) * (layer - meanX);
        sxy += grid.heads() * (layer - meanX) * drift.layerMean[static_cast<std::size_t>(layer)];
    }
    const double slope = sxy / sxx;
    const double intercept = meanY - slope * meanX;
    drift.slope = slope;
    drift.intercept = intercept;
    if (n < 3) return;
    double residual = 0;
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        const double error =
            static_cast<double>(grid.values()[i]) - intercept - slope * grid.id(i).layer;
        residual += error * error;
    }
    const boost::math::students_t student(n - 2);
    const double half = boost::math::quantile(student, 0.975) * std::sqrt(residual / (n - 2) / sxx);
    drift.slopeCi95 = {slope - half, slope + half};
}

}  // namespace

Drift drift(const HeadGrid<float>& headMean) {
    Drift drift;
    const auto heads = static_cast<std::size_t>(headMean.heads());
    for (int layer = 0; layer < headMean.layers(); ++layer) {
        const auto begin =
            headMean.values().begin() + static_cast<std::ptrdiff_t>(headMean.index({layer, 0}));
        const std::vector<double> row(begin, begin + static_cast<std::ptrdiff_t>(heads));
        drift.layerMean.push_back(meanOf(row));
        drift.layerSd.push_back(sampleSd(row));
    }
    fitLine(headMean, drift);
    return drift;
}

std::optional<double> pearson(std::span<const double> x, std::span<const double> y) {
    if (x.size() < 2 || x.size() != y.size() || isConstant(x) || isConstant(y)) return std::nullopt;
    const double meanX = meanOf(x);
    const double meanY = meanOf(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

double quantile(const std::vector<double>& ascending, double share) {
    const double place = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const auto above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (place - std::floor(place)) * (ascending[above] - ascending[below]);
}

ZeroVsMean compareTargets(const RunPart& zero, const RunPart& mean) {
    std::vector<double> x;
    std::vector<double> y;
    ZeroVsMean result;
    for (std::size_t i = 0; i < zero.cells.size(); ++i) {
        x.push_back(static_cast<double>(zero.cells[i].pTarget));
        y.push_back(static_cast<double>(mean.cells[i].pTarget));
        result.maxAbsDifference = std::max(result.maxAbsDifference, std::abs(x.back() - y.back()));
    }
    result.pearsonR = pearson(x, y);  // unchanged by subtracting the clean probability from both
    return result;
}

std::optional<double> logProbability(double logit, double p, double logSumExp) {
    // A true logSumExp of exactly 0 differs by no more than what the logarithm of a float32 does.
    if (logSumExp != 0) return logit - logSumExp;
    return p > 0 ? std::optional(std::log(p)) : std::nullopt;
}

std::optional<double> logOdds(double logit, double p, double logSumExp) {
    constexpr double kUnit = 2.0 * std::numeric_limits<float>::epsilon();
    const auto logP = logProbability(logit, p, logSumExp);
    if (!logP || !(-std::expm1(*logP) > kUnit * std::max(1.0, std::abs(logit))))
        return std::nullopt;
    return *logP - std::log(-std::expm1(*logP));
}

Robustness robustness(const std::vector<Cell>& cells, TokenId clean) {
    Robustness result;
    result.total = static_cast<int>(cells.size());
    for (const auto& cell : cells)
        if (cell.argmax.id == clean)
            ++result.kept;
        else
            result.flips.push_back({cell.head, cell.argmax});
    return result;
}

}  // namespace headscope
