// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/token_reading.h"

#include <headscope/interaction.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

using namespace tolerances;

std::optional<double> minus(const std::optional<double>& a, const std::optional<double>& b) {
    return a && b ? std::optional(*a - *b) : std::nullopt;
}

std::optional<double> plus(const std::optional<double>& a, const std::optional<double>& b) {
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

TokenChange minus(const TokenChange& a, const TokenChange& b) {
    return {a.p - b.p, minus(a.logP, b.logP), minus(a.logOdds, b.logOdds)};
}

TokenChange changeOf(const TokenReading& from, const TokenReading& to) {
    return {to.p - from.p, minus(to.logP, from.logP), minus(to.logOdds, from.logOdds)};
}

bool loses(const TokenChange& change) {
    return change.logOdds && *change.logOdds < 0;
}

/// Where less than kSmallShare is left of what P could lose (or gain), even a multiple of the
/// effect would change P by no more than what counts as no interaction.
PBound jointBound(const Interaction& of) {
    const double ends[] = {of.pClean + of.joint.p, of.pClean + of.sum.p};
    const double lowest = std::min(ends[0], ends[1]);
    const double highest = std::max(ends[0], ends[1]);
    if (lowest < kSmallShare * of.pClean) return PBound::Floor;
    if (1 - highest < kSmallShare * (1 - of.pClean)) return PBound::Ceiling;
    return PBound::None;
}

/// Of the effects in it, by the log-odds; 0 if they are not known.
double largestEffect(const Interaction& of) {
    if (!of.joint.logOdds || !of.sum.logOdds) return 0;
    return std::max({std::abs(*of.joint.logOdds), std::abs(*of.sum.logOdds), of.largestSingle});
}

Additivity additivityOf(const Interaction& of, double least) {
    if (of.heads < 2) return Additivity::Single;
    if (!of.joint.logOdds || !of.sum.logOdds) return Additivity::Unknown;
    const double joint = *of.joint.logOdds;
    const double sum = *of.sum.logOdds;
    const double size = largestEffect(of);
    if (size <= least) return Additivity::Nothing;
    const double apart = std::abs(joint - sum);
    if (apart <= least) return Additivity::Additive;
    if (apart <= kSmallShare * size) return Additivity::Nearly;
    const bool bothCount = std::min(std::abs(joint), std::abs(sum)) > least;
    if (bothCount && (joint < 0) != (sum < 0)) return Additivity::Opposite;
    return std::abs(joint) > std::abs(sum) ? Additivity::More : Additivity::Less;
}

}  // namespace

Interaction interaction(const CleanRun& clean, const std::vector<const AblatedRun*>& singles,
                        const AblatedRun& joint, WatchedToken token) {
    const TokenReading before = readingOf(clean, token);
    const TokenReading together = readingOf(joint, token);
    Interaction result;
    result.heads = singles.size();
    result.pClean = before.p;
    result.joint = changeOf(before, together);
    result.sum = {0, 0.0, 0.0};
    result.allLose = loses(result.joint);
    result.errorGain = oddsGain(together.p);
    for (const AblatedRun* run : singles) {
        const TokenReading alone = readingOf(*run, token);
        const TokenChange single = changeOf(before, alone);
        result.sum = {result.sum.p + single.p, plus(result.sum.logP, single.logP),
                      plus(result.sum.logOdds, single.logOdds)};
        result.largestSingle = std::max(result.largestSingle, std::abs(single.logOdds.value_or(0)));
        result.allLose = result.allLose && loses(single);
        result.errorGain += oddsGain(alone.p);
    }
    if (singles.size() > 1)
        result.errorGain += static_cast<double>(singles.size() - 1) * oddsGain(before.p);
    result.difference = minus(result.joint, result.sum);
    return result;
}

InteractionVerdict judge(const Interaction& interaction, const std::optional<NoiseFloor>& noise) {
    const double least =
        std::max(kSmallLogOdds, noise ? noise->logProbability * interaction.errorGain : 0);
    const double size = largestEffect(interaction);
    return {additivityOf(interaction, least),
            interaction.heads < 2 ? PBound::None : jointBound(interaction),
            size > 0 ? std::abs(interaction.difference.logOdds.value_or(0)) / size : 0, least};
}

}  // namespace headscope
