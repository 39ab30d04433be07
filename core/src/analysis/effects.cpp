// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/effects.h>
#include <headscope/rounding.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope {

namespace {

std::optional<double> under(const Run& run, const Quantity& quantity,
                            const Intervention& intervention, HeadId head) {
    const Cell* cell = run.cell(intervention, head);
    if (!cell) return std::nullopt;
    return change(run.clean, *cell, quantity.metric, quantity.subject, run.donor(intervention));
}

/// What the head changes beside the set that is given under this intervention.
std::optional<double> besideSet(const Run& run, const Quantity& quantity,
                                const Intervention& intervention, HeadId head) {
    const GivenPart* given = run.givenPart(intervention);
    const Cell* cell = given ? given->part.cell(head) : nullptr;
    if (!cell || !given->part.given) return std::nullopt;
    return change(*given->part.given, *cell, quantity.metric, quantity.subject);
}

std::optional<double> less(std::optional<double> first, std::optional<double> second) {
    return first && second ? std::optional(*first - *second) : std::nullopt;
}

double largest(const Run& run, const Quantity& quantity) {
    double most = 0;
    const auto& heads = run.clean.headMean;
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        const auto value = valueOf(run, quantity, heads.id(i));
        if (value && std::isfinite(*value)) most = std::max(most, std::abs(*value));
    }
    return most;
}

}  // namespace

std::optional<double> valueOf(const Run& run, const Quantity& quantity, HeadId head) {
    if (!quantity.lens.of) return std::nullopt;
    const Intervention& of = *quantity.lens.of;
    if (quantity.lens.given == GivenSet::Yes) return besideSet(run, quantity, of, head);
    const auto first = under(run, quantity, of, head);
    if (quantity.lens.given == GivenSet::LessPlain)
        return less(besideSet(run, quantity, of, head), first);
    if (!quantity.lens.minus) return first;
    return less(first, under(run, quantity, *quantity.lens.minus, head));
}

HeadGrid<std::optional<float>> valuesOf(const Run& run, const Quantity& quantity) {
    const auto& heads = run.clean.headMean;
    HeadGrid<std::optional<float>> values(heads.layers(), heads.heads());
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        if (const auto value = valueOf(run, quantity, heads.id(i))) {
            values.values()[i] = static_cast<float>(*value);
        }
    }
    return values;
}

std::vector<HeadId> strongest(const Run& run, const Quantity& quantity, std::size_t most) {
    std::vector<std::pair<double, HeadId>> sizes;
    const auto& heads = run.clean.headMean;
    for (std::size_t i = 0; i < heads.values().size(); ++i) {
        const auto value = valueOf(run, quantity, heads.id(i));
        if (value && std::abs(*value) > 0) sizes.emplace_back(-std::abs(*value), heads.id(i));
    }
    std::sort(sizes.begin(), sizes.end());
    if (sizes.size() > most) sizes.resize(most);
    std::vector<HeadId> strongest;
    strongest.reserve(sizes.size());
    for (const auto& size : sizes)
        strongest.push_back(size.second);
    return strongest;
}

double limitOf(const Run& run, const Quantity& quantity) {
    const Unit unit = unitOf(quantity.metric);
    if (unit == Unit::TopChanged) return 1;
    double most = 0;
    if (quantity.lens.isDifference()) {
        most = largest(run, quantity);
    } else {
        for (const auto& part : run.parts)
            most = std::max(most, largest(run, {quantity.metric,
                                                quantity.subject,
                                                {part.intervention, {}, quantity.lens.given}}));
    }
    const double least = leastLimit(unit);
    return most > least ? roundUp(most) : least;
}

std::vector<double> limitsOf(const Run& run, const std::vector<Quantity>& maps, bool sameScale,
                             std::optional<double> locked) {
    std::vector<double> own;
    own.reserve(maps.size());
    for (const Quantity& map : maps)
        own.push_back(limitOf(run, map));
    std::vector<double> limits = own;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const Unit unit = unitOf(maps[i].metric);
        for (std::size_t j = 0; sameScale && j < maps.size(); ++j) {
            if (unitOf(maps[j].metric) == unit) limits[i] = std::max(limits[i], own[j]);
        }
        if (locked && unit == Unit::Probability) limits[i] = *locked;
    }
    return limits;
}

}  // namespace headscope
