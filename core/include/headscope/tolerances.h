// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::tolerances {

// Every bound on a model's numbers on the user's machine, and its reason.

/// Two ways of computing one probability: batched, streamed, alone, with other threads, by a plain
/// pass. The design's promise. float32 sums of some thousand terms differ by 1e-6 in a
/// logit of size 10 and by 1e-5 in one of size 100; a probability by at most a quarter of that.
inline constexpr double kProbability = 1e-5;

/// Two ways of computing one logit, relative to the largest logit: 84 units in the last place of
/// float32. The error of 12 to 48 layers of sums in another order.
inline constexpr double kLogit = 1e-5;

/// The sum of a model's attributions, in float64, against the difference of the two logits of the
/// forward pass: logits of size 100 are 1e-5 apart in float32, and sums of some hundred float32
/// parts in another order leave as much.
inline constexpr double kAttribution = 1e-4;

/// The same numbers by the same code in the same order.
inline constexpr double kSame = 0.0;

/// A head's mean over T x d/H values of size 1, float32 against float64, relative to the largest
/// mean but at least to 0.1.
inline constexpr double kHeadMean = 1e-5;

/// All probabilities of a prediction together against 1: each is rounded to float32, by 6e-8 of
/// itself, and their sum by as much.
inline constexpr double kTotal = 1e-6;

/// A head mean as small as this counts as 0, so that zero and the scalar mean must give the same
/// probabilities within kProbability.
inline constexpr double kNoMean = 1e-7;

/// A published mean next-token loss, in nats: published figures of one model by different programs
/// agree to about 1e-5; another LayerNorm epsilon or activation changes it by more than 1e-3.
inline constexpr double kLoss = 1e-4;

/// This many of a published prediction's likeliest tokens must be in the published order. In GPT-2
/// small's, neighbours among the first 21 lie at least 1.4e-3 apart in the logit, a hundred times
/// float32's error.
inline constexpr int kOrder = 20;

/// Published logits, relative to the largest: 0.01 for GPT-2 small's, which lie around -100.
/// Provisional if the reference file says so: the figures come from another program that has not
/// been compared on a real download yet.
inline constexpr double kPublishedLogit = 1e-4;

/// The smallest difference between the logit differences of a prompt and its donor of which a share
/// is given, relative to the largest of their logits. Each of the four logits behind a share is
/// known to kLogit, so that the share is off by 4 kLogit / kLeastGap = 0.04 at most.
inline constexpr double kLeastGap = 1e-3;

/// What a head recovers, against published shares: three runs by others, on other machines and in
/// other programs, agree to 2.1e-6 on GPT-2 small.
inline constexpr double kPublishedPatch = 1e-4;

/// What a head adds to the logit difference, in logits, against published figures: they are sums of
/// some hundred float32 products, on GPT-2 small up to 3, and good to about 1e-5 after twelve
/// layers; the printed digits go far beyond that.
inline constexpr double kPublishedAttribution = 1e-4;

// A set of heads: when the joint effect counts as the sum of the single ones. See interaction.h.

/// Up to this share of the largest effect involved, an interaction leaves effects that nearly add
/// up: two numbers of two digits would look the same. P has reached its floor or its ceiling if
/// less than this share is left to lose or gain.
inline constexpr double kSmallShare = 0.1;
/// A change of the log-odds as small as this counts as none: it moves no probability by more than
/// 0.0025, since the logistic function is nowhere steeper than 1/4.
inline constexpr double kSmallLogOdds = 0.01;

// The report's findings, as numbers.

/// An effect on a probability that counts as strong.
inline constexpr double kStrongEffect = 0.05;
/// Scattered: so many strong heads, in so many layers.
inline constexpr int kStrongHeads = 3;
inline constexpr int kStrongLayers = 2;
/// Negligible on the control: the largest effect on it, as a share of the largest on the target.
inline constexpr double kControlShare = 0.1;
/// Head means are near 0: their mean size, and that of the layer that is furthest off, against
/// values z that are of the order of 1.
inline constexpr double kNearZero = 0.05;
/// A head does nearly as much as the one that does most: its effect is smaller by this share of it
/// at most. Which of two such heads is first is a matter of the prompt's wording. See finding.h.
inline constexpr double kNearlyAsMuch = 0.1;
/// The control moves as well as the target: in log-odds its largest change is this share of the
/// target's at least. See finding.h.
inline constexpr double kMovesAsWell = 0.5;
/// Maps are alike: Pearson's r of the two target maps, and the largest difference in a head.
inline constexpr double kAlikeR = 0.9;
inline constexpr double kAlikeDifference = 0.1;

// When P has met its floor or ceiling, 0 or 1: less than this is left to it. See p_bound.h. How
// much must be left follows from what is compared, so that there are two. (Whether the joint effect
// of a set has met one is a share of the clean P, kSmallShare.)

/// Effects in one run, which start from one P: with less left, halving or doubling P (or 1 - P)
/// moves it by less than two points. See finding.h.
inline constexpr double kRoomForEffects = 0.02;
/// Effects in two runs, which start from two P: what a head does alone, and with a set gone. One
/// that grows must have room for it, from the smallest that counts as strong to twice as much. With
/// less left, a head that stands in for the set can look weaker than alone.
inline constexpr double kRoomForGrowth = 2 * kStrongEffect;

}  // namespace headscope::tolerances
