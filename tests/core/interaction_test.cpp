// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/interaction.h>
#include <headscope/statistics.h>
#include <headscope/tolerances.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace headscope {
namespace {

// A vocabulary of three tokens, whole: token 0 is the target, 1 the control. Heads act on logits,
// so that here is known, in float64, what adds up.
using Logits = std::array<double, 3>;

double sumOf(const Logits& logits) {
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit);
    return std::log(sum);
}

double pOf(const Logits& logits, std::size_t token) {
    return std::exp(logits[token] - sumOf(logits));
}

CleanRun cleanOf(const Logits& logits) {
    CleanRun run;
    const auto score = [&](std::size_t token) {
        return WatchedScore{{{static_cast<TokenId>(token), "t"}},
                            static_cast<float>(pOf(logits, token)),
                            static_cast<float>(logits[token]),
                            1};
    };
    run.target = score(0);
    run.control = score(1);
    run.logSumExp = sumOf(logits);
    return run;
}

AblatedRun ablatedOf(const Logits& logits) {
    AblatedRun run;
    run.pTarget = static_cast<float>(pOf(logits, 0));
    run.pControl = static_cast<float>(pOf(logits, 1));
    run.logitTarget = static_cast<float>(logits[0]);
    run.logitControl = static_cast<float>(logits[1]);
    run.logSumExp = sumOf(logits);
    return run;
}

/// Heads that move the target's logit by `alone` each, and all of them by `together`.
struct Case {
    double start;
    std::vector<double> alone;
    double together;

    [[nodiscard]] Interaction made(WatchedToken token = WatchedToken::Target) const {
        const auto with = [this](double change) { return Logits{start + change, 0.25, -0.5}; };
        std::vector<AblatedRun> runs;
        for (const double change : alone)
            runs.push_back(ablatedOf(with(change)));
        std::vector<const AblatedRun*> singles;
        for (const AblatedRun& run : runs)
            singles.push_back(&run);
        return interaction(cleanOf(with(0)), singles, ablatedOf(with(together)), token);
    }
    [[nodiscard]] InteractionVerdict verdict() const { return judge(made(), {}); }
    [[nodiscard]] Additivity kind() const { return verdict().kind; }
};

constexpr double kRounding = 2e-6;  // of float32 logits and probabilities of size 1 to 8

TEST(LogOdds, AreTheLogitLessTheOthersLogSumExp) {
    for (const double target : {-30.0, -3.0, 0.0, 2.0, 8.0}) {
        const Logits logits{target, 0.25, -0.5};
        const double others = std::log(std::exp(0.25) + std::exp(-0.5));
        const auto found = logOdds(target, pOf(logits, 0), sumOf(logits));
        ASSERT_TRUE(found);
        EXPECT_NEAR(*found, target - others, 1e-12 * std::exp(std::max(0.0, target)));
    }
}

TEST(LogOdds, AreNotKnownWhereFloat32DoesNotTellPFromOne) {
    EXPECT_FALSE(logOdds(-100, 1, -100));
    EXPECT_FALSE(logOdds(-100, 1, -100 + 1e-6));  // less than the logit's last place
    EXPECT_TRUE(logOdds(-100, 0.9999F, -100 + 1e-4));
    EXPECT_FALSE(logOdds(-50, 0, 0));  // an older file with P = 0
    EXPECT_NEAR(*logOdds(-50, 0.25, 0), std::log(1.0 / 3), 1e-12);
}

TEST(InteractionOfHeads, HasTheChangesOfAFloat64Softmax) {
    const Case of{1.0, {-0.5, -1.25}, -2.5};
    const auto found = of.made();
    const auto p = [&](double change) { return pOf({1.0 + change, 0.25, -0.5}, 0); };
    EXPECT_NEAR(found.joint.p, p(-2.5) - p(0), kRounding);
    EXPECT_NEAR(found.sum.p, p(-0.5) + p(-1.25) - 2 * p(0), kRounding);
    EXPECT_NEAR(found.difference.p, p(-2.5) - p(-0.5) - p(-1.25) + p(0), kRounding);
    EXPECT_NEAR(found.joint.logP.value(), std::log(p(-2.5) / p(0)), kRounding);
    EXPECT_NEAR(found.joint.logOdds.value(), -2.5, kRounding);  // the others' logits stay
    EXPECT_NEAR(found.sum.logOdds.value(), -1.75, kRounding);
    EXPECT_NEAR(found.difference.logOdds.value(), -0.75, kRounding);
    EXPECT_TRUE(found.allLose);
    // Of the control, whose logit stays, only the whole changes.
    const auto control = of.made(WatchedToken::Control);
    EXPECT_FALSE(control.allLose);
    EXPECT_NEAR(control.joint.logP.value(), sumOf({1.0, 0.25, -0.5}) - sumOf({-1.5, 0.25, -0.5}),
                kRounding);
}

// Effects that add up in the logits add up, at whatever P: neither P nor ln P may overrule it.
TEST(InteractionOfHeads, WhatAddsUpInLogitsAddsUpAtEveryP) {
    for (const double start : {-6.0, -2.0, 0.0, 1.0, 3.0, 6.0})
        for (const double size : {-2.0, -0.5, 0.5, 2.0})
            EXPECT_EQ((Case{start, {size, size, size}, 3 * size}.kind()), Additivity::Additive)
                << start << " " << size;
    // From P = 0.91 down: ln P falls by 1.72 together and by 0.88 as a sum.
    const auto high = Case{3.0, {-2, -2}, -4}.made();
    EXPECT_GT(std::abs(high.joint.logP.value()), 1.9 * std::abs(high.sum.logP.value()));
}

// As reported for heads 0.2, 0.4, 0.11, 10.1: P falls by 0.666 together and by 0.694 as a sum,
// which looks alike only because nothing falls below 0.
TEST(InteractionOfHeads, EqualChangesOfPAtItsFloorAreNoSum) {
    const Case of{1.35, {-0.8, -0.7, -0.7, -0.8}, -8};
    const auto found = of.made();
    EXPECT_LT(std::abs(found.difference.p), 0.1 * std::abs(found.sum.p));
    EXPECT_EQ(of.kind(), Additivity::More);
    EXPECT_EQ(of.verdict().bound, PBound::Floor);
}

TEST(InteractionOfHeads, SaysInWhichDirectionTheyDepend) {
    EXPECT_EQ((Case{0, {-1, -1}, -3}.kind()), Additivity::More);
    EXPECT_EQ((Case{0, {-1, -1}, -1}.kind()), Additivity::Less);
    EXPECT_EQ((Case{0, {-1, -1}, 0.5}.kind()), Additivity::Opposite);
    EXPECT_EQ((Case{0, {1, 1}, 3}.kind()), Additivity::More);
    EXPECT_FALSE((Case{0, {1, 1}, 3}.made().allLose));
    EXPECT_FALSE((Case{0, {-2, 0.5}, -3}.made().allLose));
    // Single effects that cancel each other have no direction of their own.
    EXPECT_EQ((Case{0, {-1, 1}, -2}.kind()), Additivity::More);
    EXPECT_EQ((Case{0, {-1, 1}, 0.05}.kind()), Additivity::Nearly);
    EXPECT_EQ((Case{0, {-1}, -1}.kind()), Additivity::Single);
    EXPECT_EQ((Case{0, {-0.003, 0.002}, 0.004}.kind()), Additivity::Nothing);
}

TEST(InteractionOfHeads, ATenthOfTheEffectDecides) {
    EXPECT_EQ((Case{0, {-1, -1}, -2.21}.kind()), Additivity::Nearly);
    EXPECT_EQ((Case{0, {-1, -1}, -2.24}.kind()), Additivity::More);
    EXPECT_EQ((Case{0, {-1, -1}, -1.81}.kind()), Additivity::Nearly);
    EXPECT_EQ((Case{0, {-1, -1}, -1.79}.kind()), Additivity::Less);
}

// As reported for heads 0.2, 0.11 and 10.1: -1.756 together, -1.589 as a sum.
TEST(InteractionOfHeads, NearlyIsNotIndependently) {
    const Case of{0, {-0.6, -0.5, -0.489}, -1.756};
    const auto verdict = of.verdict();
    EXPECT_EQ(verdict.kind, Additivity::Nearly);
    EXPECT_NEAR(verdict.share, 0.167 / 1.756, 1e-5);
    EXPECT_EQ(verdict.least, tolerances::kSmallLogOdds);
    EXPECT_EQ((Case{0, {-1, -1}, -2.009}.kind()), Additivity::Additive);
    EXPECT_EQ((Case{0, {-1, -1}, -2.011}.kind()), Additivity::Nearly);
    // Where that is noise, nothing says that they depend on each other.
    const auto noisy = judge(of.made(), NoiseFloor{1e-2, 0.05, 0.05, 1e-2, 6});
    EXPECT_EQ(noisy.kind, Additivity::Additive);
    EXPECT_GT(noisy.least, 0.167);
}

TEST(InteractionOfHeads, WhatIsWithinTheNoiseIsNone) {
    const auto found = Case{3.0, {-0.1, -0.1}, -0.3}.made();
    EXPECT_EQ(judge(found, {}).kind, Additivity::More);
    EXPECT_EQ(judge(found, NoiseFloor{1e-7, 1e-6, 1e-6, 1e-7, 6}).kind, Additivity::More);
    // Four runs with P near 0.9: an error of 0.01 in ln P is one of about 0.1 in the log-odds.
    EXPECT_GT(found.errorGain, 4 / (1 - 0.88));
    EXPECT_EQ(judge(found, NoiseFloor{1e-3, 1e-2, 1e-2, 1e-3, 6}).kind, Additivity::Nothing);
}

TEST(InteractionOfHeads, SaysWhenPHasMetAnEnd) {
    EXPECT_EQ((Case{1, {-3, -3}, -6}.verdict().bound), PBound::Floor);
    EXPECT_EQ((Case{1, {-0.2, -0.2}, -0.4}.verdict().bound), PBound::None);
    EXPECT_EQ((Case{0, {3, 3}, 6}.verdict().bound), PBound::Ceiling);
    // Where the single effects alone would lead below 0.
    EXPECT_EQ((Case{1, {-1.5, -1.5, -1.5}, -0.5}.verdict().bound), PBound::Floor);
    EXPECT_EQ((Case{1, {-6}, -6}.verdict().bound), PBound::None);  // nothing to compare
}

TEST(InteractionOfHeads, IsNotToldWhereTheLogOddsAreNotKnown) {
    CleanRun clean = cleanOf({0, 0.25, -0.5});
    AblatedRun one = ablatedOf({-1, 0.25, -0.5});
    one.pTarget = 0;
    one.logSumExp = 0;  // of an older version
    const auto found = interaction(clean, {&one, &one}, one, WatchedToken::Target);
    EXPECT_FALSE(found.sum.logOdds || found.joint.logOdds);
    EXPECT_EQ(judge(found, {}).kind, Additivity::Unknown);
}

}  // namespace
}  // namespace headscope
