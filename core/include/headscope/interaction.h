// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/noise_floor.h>
#include <headscope/p_bound.h>
#include <headscope/results.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

// The joint effect of heads, compared with their single effects. Pure functions of plain values;
// any thread.

enum class WatchedToken { Target, Control };

/// A change of one token's prediction, ablated - clean.
struct TokenChange {
    double p = 0;
    std::optional<double> logP;     ///< nats; empty if not known, see logProbability()
    std::optional<double> logOdds;  ///< nats; empty if not known, see logOdds()
};

/// The joint effect of a set of heads, and the sum of their single effects.
struct Interaction {
    TokenChange joint;       ///< all together
    TokenChange sum;         ///< the sum of their single effects
    TokenChange difference;  ///< joint - sum: the interaction
    std::size_t heads = 0;
    double pClean = 0;
    double largestSingle = 0;  ///< |change of the log-odds| of the head with the largest
    bool allLose = false;  ///< the token loses log-odds in each single ablation and in the joint
    /// By how much an error of 1 nat in every run's ln P can move the difference's log-odds: the
    /// sum over the runs in it of 1 / (1 - P), which is d log-odds / d ln P.
    double errorGain = 0;
};

/// `singles`: each head of the set ablated alone, in any order; `joint`: all of them together.
[[nodiscard]] Interaction interaction(const CleanRun& clean,
                                      const std::vector<const AblatedRun*>& singles,
                                      const AblatedRun& joint, WatchedToken token);

/// How the joint effect compares with the sum of single ones.
enum class Additivity {
    Single,    ///< fewer than two heads: nothing to compare
    Nothing,   ///< no effect, alone or together
    Additive,  ///< the same, within what counts as no change: kSmallLogOdds, or the noise
    Nearly,    ///< beyond that, but within kSmallShare of the largest effect
    More,      ///< further from 0, in the same direction: super-additive
    Less,      ///< nearer to 0, in the same direction: sub-additive
    Opposite,  ///< in the other direction
    Unknown,   ///< the log-odds of a run are not known
};

/// Whether the effects of heads add up, and by which numbers that is judged.
struct InteractionVerdict {
    Additivity kind = Additivity::Unknown;
    PBound bound = PBound::None;
    double share = 0;  ///< |interaction| of the largest effect, by the log-odds; 0 if not known
    double least = 0;  ///< in nats: what is no larger counts as no change
};

/// Judged by the log-odds, ln(P / (1 - P)): effects that add up in the logits add up in it,
/// whatever P is. P itself cannot leave [0,1], and ln P cannot exceed 0: near these ends their
/// single effects do not add up although the logits' do, or seem to although they do not.
/// tolerances.h has the bounds: kSmallShare, kSmallLogOdds, and the noise floor where it is known.
[[nodiscard]] InteractionVerdict judge(const Interaction& interaction,
                                       const std::optional<NoiseFloor>& noise);

}  // namespace headscope
