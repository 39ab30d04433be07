// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/effects.h>
#include <headscope/pairs.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace headscope {
namespace {

std::optional<double> unlessNan(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

std::optional<double> PairEffects::together(HeadId a, HeadId b) const {
    return unlessNan(joint[single.index(a) * heads() + single.index(b)]);
}

std::optional<double> PairEffects::interaction(HeadId a, HeadId b) const {
    const auto both = together(a, b);
    if (!both || a == b) return std::nullopt;
    return unlessNan(*both - static_cast<double>(single(a)) - static_cast<double>(single(b)));
}

std::size_t pairCount(std::size_t heads, int strongest) {
    const auto all = heads * (heads - std::min<std::size_t>(heads, 1)) / 2;
    if (strongest <= 0 || static_cast<std::size_t>(strongest) >= heads) return all;
    const auto others = heads - static_cast<std::size_t>(strongest);
    return all - others * (others - 1) / 2;
}

std::vector<PairOfHeads> strongestPairs(const PairEffects& effects, std::size_t most) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> found;
    for (std::size_t a = 0; a < effects.heads(); ++a)
        for (std::size_t b = a + 1; b < effects.heads(); ++b) {
            const auto value =
                effects.interaction(effects.single.id(a), effects.single.id(b)).value_or(0);
            if (value != 0) found.emplace_back(-std::abs(value), a, b);
        }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::partial_sort(found.begin(), found.begin() + kept, found.end());
    std::vector<PairOfHeads> pairs;
    for (auto one = found.begin(); one != found.begin() + kept; ++one)
        pairs.emplace_back(effects.single.id(std::get<1>(*one)),
                           effects.single.id(std::get<2>(*one)));
    return pairs;
}

bool isBackup(const Backup& one, double noise) {
    return one.beside < 0 && std::abs(one.beside) > std::abs(one.alone) && one.growth() < -noise;
}

double growthNoise(const std::optional<NoiseFloor>& floor, Metric metric) {
    if (!floor) return 0;
    return 4 * (metric == Metric::LogitDifference ? 2 * floor->logit : floor->logProbability);
}

std::vector<Backup> backups(const HeadGrid<float>& alone, const HeadGrid<float>& beside,
                            const std::vector<HeadId>& set, double noise) {
    std::vector<Backup> all;
    for (std::size_t i = 0; i < alone.values().size(); ++i) {
        const Backup one{alone.id(i), static_cast<double>(alone.values()[i]),
                         static_cast<double>(beside.values()[i])};
        const bool inSet = std::find(set.begin(), set.end(), one.head) != set.end();
        if (!inSet && isBackup(one, noise)) all.push_back(one);  // nothing that is not known is
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Backup& a, const Backup& b) { return a.growth() < b.growth(); });
    return all;
}

std::vector<Backup> backups(const Run& run, const Intervention& intervention, Metric metric) {
    const GivenPart* given = run.givenPart(intervention);
    if (!given) return {};
    const auto known = [&](GivenSet set) {
        const auto values = valuesOf(run, {metric, Subject::Target, {intervention, {}, set}});
        HeadGrid<float> grid(values.layers(), values.heads());
        for (std::size_t i = 0; i < grid.values().size(); ++i)
            grid.values()[i] = values.values()[i].value_or(std::numeric_limits<float>::quiet_NaN());
        return grid;
    };
    return backups(known(GivenSet::No), known(GivenSet::Yes), given->heads,
                   growthNoise(run.noiseFloor, metric));
}

HeadGrid<float> besideHead(const PairEffects& effects, HeadId a) {
    auto grid = effects.single;
    for (std::size_t b = 0; b < effects.heads(); ++b)
        grid.values()[b] = static_cast<float>(
            effects.together(a, grid.id(b)).value_or(std::numeric_limits<double>::quiet_NaN()) -
            static_cast<double>(effects.single(a)));
    return grid;
}

}  // namespace headscope
