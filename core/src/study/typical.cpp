// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/statistics.h>
#include <headscope/study_summary.h>
#include <headscope/study_typical.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> likenessToOthers(const StudyRows& rows, std::size_t intervention,
                                     const Quantity& quantity) {
    const HeadGrid<char> grid(rows.layers(), rows.heads());
    const auto heads = grid.values().size();
    std::vector<std::vector<double>> maps(rows.prompts(), std::vector<double>(heads));
    std::vector<double> sums(heads);
    for (std::size_t head = 0; head < heads; ++head) {
        const auto effects = effectsOf(rows, intervention, quantity, grid.id(head));
        for (std::size_t i = 0; i < rows.prompts(); ++i) {
            maps[i][head] = effects[i];
            if (rows.contains(i)) sums[head] += effects[i];
        }
    }
    std::vector<double> likeness(rows.prompts(), kNoValue);
    if (rows.count() < 2) return likeness;
    const auto others = static_cast<double>(rows.count() - 1);
    for (std::size_t i = 0; i < rows.prompts(); ++i) {
        if (!rows.contains(i)) continue;
        std::vector<double> mean(heads);
        for (std::size_t head = 0; head < heads; ++head)
            mean[head] = (sums[head] - maps[i][head]) / others;
        likeness[i] = pearson(maps[i], mean).value_or(kNoValue);
    }
    return likeness;
}

std::vector<double> standardised(std::span<const double> effects) {
    double sum = 0;
    double count = 0;
    for (const double effect : effects) {
        if (std::isnan(effect)) continue;
        sum += effect;
        count += 1;
    }
    const double mean = sum / count;
    double squares = 0;
    for (const double effect : effects)
        if (!std::isnan(effect)) squares += (effect - mean) * (effect - mean);
    const double sd = count < 2 ? kNoValue : std::sqrt(squares / (count - 1));
    std::vector<double> result;
    result.reserve(effects.size());
    for (const double effect : effects)
        result.push_back(sd > 0 ? (effect - mean) / sd : kNoValue);
    return result;
}

std::vector<std::size_t> placesByValue(std::span<const double> values, bool largestFirst) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i])) places.push_back(i);
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return largestFirst ? values[a] > values[b] : values[a] < values[b];
    });
    return places;
}

}  // namespace headscope
