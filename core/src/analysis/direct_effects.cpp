// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/direct_effects.h>
#include <headscope/effects.h>
#include <headscope/rounding.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope {
namespace {

double scaleEnd(double largest) {
    const double least = leastLimit(Unit::Logit);
    return largest > least ? roundUp(largest) : least;
}

}  // namespace

std::optional<IndirectEffects> indirectEffects(const Run& run, const Intervention& intervention,
                                               HeadGrid<double> direct) {
    if (!run.part(intervention)) return std::nullopt;
    IndirectEffects effects{std::move(direct), {}, {}};
    effects.total = valuesOf(run, {Metric::LogitDifference, Subject::Target, {intervention, {}}});
    if (effects.total.layers() != effects.direct.layers() ||
        effects.total.heads() != effects.direct.heads())
        return std::nullopt;
    effects.indirect = effects.total;
    for (std::size_t i = 0; i < effects.indirect.values().size(); ++i)
        if (auto& value = effects.indirect.values()[i])
            value = static_cast<float>(static_cast<double>(*value) - effects.direct.values()[i]);
    return effects;
}

double limitOf(const Attribution& attribution) {
    double largest = 0;
    for (const AttributedPart& part : strongestParts(attribution))
        largest = std::max(largest, std::abs(part.value));
    return scaleEnd(largest);
}

double limitOf(const IndirectEffects& effects) {
    double largest = 0;
    for (const auto& value : effects.indirect.values())
        if (value) largest = std::max(largest, std::abs(static_cast<double>(*value)));
    return scaleEnd(largest);
}

std::vector<HeadId> strongest(const IndirectEffects& effects, std::size_t most) {
    const auto size = [&](HeadId head) {
        return std::abs(static_cast<double>(effects.indirect(head).value_or(0)));
    };
    std::vector<HeadId> heads;
    for (std::size_t i = 0; i < effects.indirect.values().size(); ++i)
        if (const HeadId head = effects.indirect.id(i); size(head) > 0) heads.push_back(head);
    std::stable_sort(heads.begin(), heads.end(),
                     [&](HeadId a, HeadId b) { return size(a) > size(b); });
    heads.resize(std::min(most, heads.size()));
    return heads;
}

}  // namespace headscope
