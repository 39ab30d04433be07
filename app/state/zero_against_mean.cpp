// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/zero_against_mean.h"

#include "plot/ticks.h"
#include "state/shown_values.h"

#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr double kFewestBins = 8;
constexpr double kMostBins = 48;

std::vector<double> sorted(const std::vector<HeadPair>& pairs) {
    std::vector<double> values;
    for (const HeadPair& pair : pairs) {
        values.push_back(pair.zero);
        values.push_back(pair.mean);
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// Precondition: `values` ascending, not empty.
double binWidth(const std::vector<double>& values, bool whole) {
    const std::size_t n = values.size();
    const double range = values.back() - values.front();
    const double quartiles = values[3 * n / 4] - values[n / 4];
    double width = 2 * quartiles / std::cbrt(static_cast<double>(n) / 2);
    width = std::clamp(width, range / kMostBins, range / kFewestBins);
    if (!(width > 0)) width = std::max(std::abs(values.front()) / kFewestBins, 1e-6);
    if (whole) return std::max(1.0, std::round(width));
    return roundUp(width);
}

}  // namespace

std::size_t PairedBins::binOf(double value) const {
    const double bin = std::floor((value - first) / width);
    return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(count()) - 1));
}

PairedBins pairedBins(const std::vector<HeadPair>& pairs, bool whole) {
    PairedBins bins;
    if (pairs.empty()) return bins;
    const std::vector<double> values = sorted(pairs);
    bins.width = binWidth(values, whole);
    const double shift = whole ? -0.5 : 0;
    bins.first = std::floor((values.front() - shift) / bins.width) * bins.width + shift;
    const auto count =
        static_cast<std::size_t>(std::floor((values.back() - bins.first) / bins.width)) + 1;
    for (auto& heads : bins.heads)
        heads.resize(count);
    for (const HeadPair& pair : pairs) {
        bins.heads[0][bins.binOf(pair.zero)].push_back(pair.head);
        bins.heads[1][bins.binOf(pair.mean)].push_back(pair.head);
    }
    return bins;
}

ZeroAgainstMean zeroAgainstMean(std::vector<HeadPair> pairs, bool whole) {
    ZeroAgainstMean both;
    std::vector<double> zeros;
    std::vector<double> means;
    const auto apart = [](const HeadPair& pair) { return std::abs(pair.zero - pair.mean); };
    for (const HeadPair& pair : pairs) {
        zeros.push_back(pair.zero);
        means.push_back(pair.mean);
        if (!both.mostApart || apart(pair) > apart(*both.mostApart)) both.mostApart = pair;
    }
    both.pearsonR = pearson(zeros, means);
    both.bins = pairedBins(pairs, whole);
    both.pairs = std::move(pairs);
    return both;
}

ZeroAgainstMean zeroAgainstMean(const ShownRun& run, const Quantity& quantity) {
    std::vector<HeadPair> pairs;
    const auto& heads = run.clean.headMean;
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        const HeadId head = heads.id(i);
        const auto value = [&](Contrast contrast) {
            return valueOf(run, {quantity.metric, quantity.subject, contrast}, head);
        };
        const auto zero = value(Contrast::Zero);
        const auto mean = value(Contrast::Mean);
        if (!zero || !mean || !std::isfinite(*zero) || !std::isfinite(*mean)) continue;
        pairs.push_back({head, *zero, *mean});
    }
    return zeroAgainstMean(std::move(pairs), unitOf(quantity.metric) == Unit::Rank);
}

}  // namespace headscope::app
