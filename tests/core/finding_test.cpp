// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/finding.h>
#include <headscope/p_bound.h>
#include <headscope/statistics.h>
#include <headscope/tolerances.h>

#include <gtest/gtest.h>

#include <cmath>

namespace headscope {
namespace {

constexpr double kLogSumExp = 3;

AblatedRun outcome(double pTarget, double pControl, const TokenRef& top = {1, " a"}) {
    AblatedRun run;
    run.pTarget = static_cast<float>(pTarget);
    run.pControl = static_cast<float>(pControl);
    run.logitTarget = static_cast<float>(std::log(pTarget) + kLogSumExp);
    run.logitControl = static_cast<float>(std::log(pControl) + kLogSumExp);
    run.logSumExp = kLogSumExp;
    run.argmax = top;
    return run;
}

Cell cell(HeadId head, const AblatedRun& outcome) {
    Cell cell;
    static_cast<AblatedRun&>(cell) = outcome;
    cell.head = head;
    return cell;
}

Run runOf(double pTarget, double pControl, const std::vector<AblatedRun>& outcomes) {
    const AblatedRun clean = outcome(pTarget, pControl);
    CleanRun cleanRun;
    cleanRun.target = {{{1, " a"}}, clean.pTarget, clean.logitTarget, 1};
    cleanRun.control = {{{2, " b"}}, clean.pControl, clean.logitControl, 2};
    cleanRun.top = {{{1, " a"}, clean.pTarget, clean.logitTarget, 1}};
    cleanRun.headMean = {2, 2};
    cleanRun.logSumExp = kLogSumExp;
    Run run;
    SweepRequest request;
    request.interventions = {Zero{}};
    run.begin(cleanRun, {}, request);
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        cells.push_back(cell(cleanRun.headMean.id(i), outcomes[i]));
    run.add(Zero{}, cells);
    run.count();
    return run;
}

TEST(Finding, NamesTheHeadThatChangesTheTargetMostByP) {
    const headscope::Run run =
        runOf(0.65, 0.2,
              {outcome(0.6, 0.2), outcome(0.43, 0.21), outcome(0.7, 0.05), outcome(0.65, 0.2)});
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->cells, 4);
    EXPECT_EQ(finding->total, 4);
    EXPECT_EQ(finding->target.scale, ShiftScale::P);
    ASSERT_TRUE(finding->target.largest);
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 1}));
    EXPECT_FLOAT_EQ(static_cast<float>(finding->target.largest->to), 0.43F);
    // ln(0.43 / 0.57) - ln(0.65 / 0.35), by hand.
    EXPECT_NEAR(*finding->target.largest->logOdds, -0.281851 - 0.619039, 1e-5);
    ASSERT_TRUE(finding->control.largest);
    EXPECT_EQ(finding->control.largest->head, (HeadId{1, 0}));
    EXPECT_FLOAT_EQ(static_cast<float>(finding->control.lowest), 0.05F);
    EXPECT_FLOAT_EQ(static_cast<float>(finding->control.highest), 0.21F);
}

// Head 0.0 takes more of P from the target, 0.1 gives more to the control: with a donor the
// difference of the two counts, under every intervention.
TEST(Finding, ComparesByTheLogitDifferenceInARunWithADonor) {
    headscope::Run run =
        runOf(0.6, 0.2, {outcome(0.5, 0.2), outcome(0.55, 0.4), outcome(0.6, 0.2)});
    EXPECT_EQ(findingOf(run, Zero{})->target.largest->head, (HeadId{0, 0}));
    RunPart patch;
    patch.intervention = FromPrompt{{1, 2}};
    patch.donor.emplace();
    patch.cells = run.parts[0].cells;
    run.parts.push_back(patch);
    for (const Intervention& intervention : {Intervention(Zero{}), Intervention(FromPrompt{})}) {
        const auto finding = findingOf(run, intervention);
        ASSERT_TRUE(finding && finding->target.largest);
        EXPECT_EQ(finding->target.scale, ShiftScale::LogitDifference);
        EXPECT_EQ(finding->target.largest->head, (HeadId{0, 1}));
        EXPECT_NEAR(finding->target.largest->differenceFrom, std::log(3), 1e-5);
        EXPECT_NEAR(finding->target.largest->differenceTo, std::log(0.55 / 0.4), 1e-5);
        EXPECT_EQ(finding->control.scale, ShiftScale::P);
        EXPECT_EQ(largestShifts(run, intervention, 6).shifts.size(), 2u);  // 1.0 does nothing
    }
    // Noise is that of two logits, 0.2; head 0.0 changes the difference by ln(0.6 / 0.5) = 0.18.
    run.noiseFloor = NoiseFloor{1e-7, 0.1, 1e-7, 1e-7, 4};
    EXPECT_EQ(largestShifts(run, Zero{}, 6).shifts.size(), 1u);
}

// As reported: head 0.11 by -0.142, head 0.2 by -0.136.
TEST(Finding, HasTheHeadsThatDoNearlyAsMuch) {
    headscope::Run run = runOf(0.5, 0.2,
                               {outcome(0.5 - 0.142, 0.2), outcome(0.45, 0.2),
                                outcome(0.5 + 0.13, 0.2), outcome(0.5 - 0.136, 0.2)});
    const auto tied = findingOf(run, Zero{})->target.nearlyAsLarge;
    ASSERT_EQ(tied.size(), 2u);
    EXPECT_EQ(tied[0].head, (HeadId{1, 1}));
    EXPECT_EQ(tied[1].head, (HeadId{1, 0}));  // in the other direction
    // A tenth is the bound, and what is noise does not count.
    EXPECT_TRUE(findingOf(runOf(0.5, 0.2, {outcome(0.3, 0.2), outcome(0.321, 0.2)}), Zero{})
                    ->target.nearlyAsLarge.empty());
    EXPECT_EQ(findingOf(runOf(0.5, 0.2, {outcome(0.3, 0.2), outcome(0.319, 0.2)}), Zero{})
                  ->target.nearlyAsLarge.size(),
              1u);
    run.noiseFloor = NoiseFloor{0.14, 0.1, 0.1, 0.1, 4};
    EXPECT_TRUE(findingOf(run, Zero{})->target.nearlyAsLarge.empty());
    // Near an end the log-odds decide: by them 0.0005 of 1 % is far from 0.001.
    const auto low =
        findingOf(runOf(0.01, 0.2, {outcome(0.0005, 0.2), outcome(0.001, 0.2)}), Zero{});
    EXPECT_TRUE(low->target.nearlyAsLarge.empty());
}

// Of 1 %, a rise by 2 points is a factor of 3, a fall by 0.95 points one of 20.
TEST(Finding, ComparesByLogOddsNearTheFloor) {
    const headscope::Run run = runOf(0.01, 0.2, {outcome(0.03, 0.2), outcome(0.0005, 0.2)});
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding && finding->target.largest);
    EXPECT_EQ(finding->target.scale, ShiftScale::LogOdds);
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 1}));
    EXPECT_EQ(finding->total, 4);
    EXPECT_EQ(finding->cells, 2);
}

TEST(Finding, ComparesByLogOddsNearTheCeiling) {
    const headscope::Run run =
        runOf(0.995, 0.002, {outcome(0.97, 0.002), outcome(0.9999, 0.00001)});
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding && finding->target.largest);
    EXPECT_EQ(finding->target.scale, ShiftScale::LogOdds);
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 1}));
}

TEST(Finding, ComparesByPWhereAnOldFileHasNoLogits) {
    headscope::Run run = runOf(0.01, 0.2, {outcome(0.03, 0.2), outcome(0.0005, 0.2)});
    run.clean.logSumExp = 0;
    run.clean.target.p = 0;  // then not even ln P is known
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding && finding->target.largest);
    EXPECT_EQ(finding->target.scale, ShiftScale::P);
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 0}));
    EXPECT_FALSE(finding->target.largest->logOdds);
}

// P of the control hardly moves, but its odds do more than the target's.
TEST(Finding, TellsWhetherTheControlMovesAsTheTargetDoes) {
    const auto moveOf = [](double target, double control) {
        return controlMove(*findingOf(runOf(0.3, 0.0003, {outcome(target, control)}), Zero{}));
    };
    EXPECT_EQ(moveOf(0.2, 0.0037), ControlMove::More);
    EXPECT_EQ(moveOf(0.2, 0.00003), ControlMove::More);
    EXPECT_EQ(moveOf(0.2, 0.0005), ControlMove::AsWell);
    EXPECT_EQ(moveOf(0.2, 0.00035), ControlMove::Stays);
    EXPECT_EQ(moveOf(0.2, 0.0003), ControlMove::Stays);
    EXPECT_EQ(moveOf(0.3, 0.0037), ControlMove::More);
    // Nothing below the noise, and nothing of what is not known.
    headscope::Run run = runOf(0.3, 0.0003, {outcome(0.2, 0.0037)});
    run.noiseFloor = NoiseFloor{0.01, 10, 10, 10, 4};
    EXPECT_EQ(controlMove(*findingOf(run, Zero{})), ControlMove::Stays);
    EXPECT_EQ(controlMove({}), ControlMove::Stays);
}

TEST(Finding, FindsNothingBelowTheNoise) {
    headscope::Run run = runOf(0.65, 0.01, {outcome(0.6500001, 0.010001), outcome(0.64, 0.010002)});
    run.noiseFloor = NoiseFloor{0.02, 0.1, 0.001, 0.1, 4};
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding);
    EXPECT_FALSE(finding->target.largest);
    // 2e-4 of 1 % are 2e-4 nats, below 1e-3.
    EXPECT_FALSE(finding->control.largest);
    run.noiseFloor->logProbability = 1e-5;
    EXPECT_EQ(findingOf(run, Zero{})->control.largest->head, (HeadId{0, 1}));
}

// A P of 5e-10 changes by less than float32's spacing at 1, its log-odds by more than their noise:
// they decide, as near the floor they do, and that P says nothing is told.
TEST(Finding, NamesByLogOddsWhatPHidesInItsNoise) {
    headscope::Run run = runOf(5e-10, 0.2, {outcome(1.2e-9, 0.2), outcome(1.25e-10, 0.2)});
    run.noiseFloor = NoiseFloor{1.2e-7, 1e-6, 1e-6, 1.2e-7, 4};
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding && finding->target.largest);
    // By P the other head would be the first: +7e-10 against -3.75e-10; ln(2.4) is less than ln(4).
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 1}));
    EXPECT_TRUE(finding->target.largest->isNoiseInP);
    run.noiseFloor->logProbability = 1;
    EXPECT_EQ(findingOf(run, Zero{})->target.largest->head, (HeadId{0, 1}));
    EXPECT_EQ(largestShifts(run, Zero{}, 6).shifts.size(), 1u);
    run.noiseFloor->logProbability = 2;
    EXPECT_FALSE(findingOf(run, Zero{})->target.largest);
    EXPECT_TRUE(largestShifts(run, Zero{}, 6).shifts.empty());
    run.noiseFloor.reset();
    EXPECT_FALSE(findingOf(run, Zero{})->target.largest->isNoiseInP);
}

TEST(Finding, RanksHeadsByTheRuleOfTheOneItNames) {
    for (const double clean : {0.65, 0.01, 0.995}) {
        const headscope::Run run = runOf(clean, 0.2,
                                         {outcome(clean, 0.2), outcome(clean / 2, 0.2),
                                          outcome(clean * 1.004, 0.2), outcome(clean / 20, 0.2)});
        const auto ranked = largestShifts(run, Zero{}, 2);
        const auto finding = findingOf(run, Zero{});
        ASSERT_TRUE(finding && finding->target.largest);
        ASSERT_EQ(ranked.shifts.size(), 2u);
        EXPECT_EQ(ranked.scale, finding->target.scale);
        EXPECT_EQ(ranked.shifts.front(), *finding->target.largest);
        EXPECT_EQ(ranked.shifts[1].head, (HeadId{0, 1}));
        EXPECT_EQ(largestShifts(run, Zero{}, 9).shifts.size(), 3u);
    }
    EXPECT_TRUE(largestShifts(runOf(0.65, 0.2, {}), ScalarMean{}, 6).shifts.empty());
}

TEST(Finding, CountsFromTheGivenHeadsWhereThereAreSome) {
    headscope::Run run = runOf(0.65, 0.2, {outcome(0.3, 0.2), outcome(0.1, 0.2)});
    run.parts.front().given = outcome(0.12, 0.2);
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding && finding->target.largest);
    EXPECT_EQ(finding->target.largest->head, (HeadId{0, 0}));
    EXPECT_FLOAT_EQ(static_cast<float>(finding->target.largest->from), 0.12F);
}

TEST(Finding, TellsWhatTheTopTokenBecomesMostOften) {
    const headscope::Run run = runOf(0.65, 0.2,
                                     {outcome(0.2, 0.2, {3, " c"}), outcome(0.2, 0.2, {4, " d"}),
                                      outcome(0.2, 0.2, {4, " d"}), outcome(0.6, 0.2)});
    const auto finding = findingOf(run, Zero{});
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->robustness.kept, 1);
    EXPECT_EQ(finding->becomes.id, 4);
    EXPECT_EQ(finding->becomesCount, 2);
}

TEST(Finding, IsByTheLogOddsWhereLessRoomIsLeftThanForEffects) {
    const auto scaleFrom = [](double p) {
        return findingOf(runOf(p, 0.2, {outcome(p, 0.2), outcome(p / 2, 0.2)}), Zero{})
            ->target.scale;
    };
    for (const double room : {0.019, 0.021}) {
        const auto expected = room < 0.02 ? ShiftScale::LogOdds : ShiftScale::P;
        EXPECT_EQ(scaleFrom(room), expected) << room;
        EXPECT_EQ(scaleFrom(1 - room), expected) << room;
    }
}

TEST(PBound, IsTheEndThatIsNearerThanTheRoom) {
    for (const double room : {tolerances::kRoomForEffects, tolerances::kRoomForGrowth}) {
        EXPECT_EQ(boundOf(0, room), PBound::Floor);
        EXPECT_EQ(boundOf(0.99 * room, room), PBound::Floor);
        EXPECT_EQ(boundOf(room, room), PBound::None);
        EXPECT_EQ(boundOf(0.5, room), PBound::None);
        EXPECT_EQ(boundOf(1 - room, room), PBound::None);
        EXPECT_EQ(boundOf(1 - 0.99 * room, room), PBound::Ceiling);
        EXPECT_EQ(boundOf(1, room), PBound::Ceiling);
    }
    // What two runs are compared by needs more room than what one is.
    EXPECT_EQ(boundOf(0.05, tolerances::kRoomForEffects), PBound::None);
    EXPECT_EQ(boundOf(0.05, tolerances::kRoomForGrowth), PBound::Floor);
}

TEST(Finding, IsNoneBeforeTheFirstAblation) {
    EXPECT_FALSE(findingOf(runOf(0.65, 0.2, {}), Zero{}));
    EXPECT_FALSE(findingOf(runOf(0.65, 0.2, {outcome(0.6, 0.2)}), ScalarMean{}));
}

}  // namespace
}  // namespace headscope
