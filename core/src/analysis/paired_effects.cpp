// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/effects.h>
#include <headscope/paired_effects.h>
#include <headscope/rounding.h>
#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope {

namespace {

constexpr double kFewestBins = 8;
constexpr double kMostBins = 48;

std::vector<double> sorted(const std::vector<HeadPair>& pairs) {
    std::vector<double> values;
    for (const HeadPair& pair : pairs) {
        values.push_back(pair.first);
        values.push_back(pair.second);
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
        bins.heads[0][bins.binOf(pair.first)].push_back(pair.head);
        bins.heads[1][bins.binOf(pair.second)].push_back(pair.head);
    }
    return bins;
}

PairedEffects pairedEffects(std::vector<HeadPair> pairs, bool whole) {
    PairedEffects both;
    std::vector<double> firsts;
    std::vector<double> seconds;
    const auto apart = [](const HeadPair& pair) { return std::abs(pair.first - pair.second); };
    for (const HeadPair& pair : pairs) {
        firsts.push_back(pair.first);
        seconds.push_back(pair.second);
        if (!both.mostApart || apart(pair) > apart(*both.mostApart)) both.mostApart = pair;
    }
    both.pearsonR = pearson(firsts, seconds);
    both.bins = pairedBins(pairs, whole);
    both.pairs = std::move(pairs);
    return both;
}

PairedEffects pairedEffects(const Run& run, const Quantity& quantity) {
    std::vector<HeadPair> pairs;
    const auto& heads = run.clean.headMean;
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        const HeadId head = heads.id(i);
        const auto value = [&](const std::optional<Intervention>& under) {
            return valueOf(run, {quantity.metric, quantity.subject, {under, {}}}, head);
        };
        const auto first = value(quantity.lens.of);
        const auto second = value(quantity.lens.minus);
        if (!first || !second || !std::isfinite(*first) || !std::isfinite(*second)) continue;
        pairs.push_back({head, *first, *second});
    }
    return pairedEffects(std::move(pairs), unitOf(quantity.metric) == Unit::Rank);
}

}  // namespace headscope
