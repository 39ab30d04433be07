// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint_maker.h"
#include "sample_report.h"
#include "scratch.h"

#include <headscope/effects.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/pairs.h>
#include <headscope/report.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace headscope {
namespace {

const std::vector<HeadId> kGone{{1, 2}, {3, 0}};
constexpr double kNats = 1e-4;  // of ln P: the engine's promise of 1e-5 in P, for P down to 0.1

SweepRequest requestGiven(const std::vector<HeadId>& given) {
    SweepRequest request;
    request.prompt = {66, 101, 114, 108, 105, 110, 32};
    request.target = 4;
    request.control = 9;
    request.given = given;
    return request;
}

/// ln P of the target in full forward passes with these heads ablated.
double logP(Engine& engine, std::vector<HeadId> heads, const Intervention& intervention) {
    SetRequest request;
    static_cast<Setting&>(request) = requestGiven({});
    request.heads = std::move(heads);
    request.intervention = intervention;
    const AblatedRun run = engine.ablate(request);
    return static_cast<double>(run.logitTarget) - run.logSumExp;
}

TEST(GivenSet, EffectsAreThoseOfSetsAblatedTogether) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto engine = loadEngine(scratch / "model", {.threads = 1});
    auto run = engine->sweep(requestGiven({}), {}, {});
    const auto beside = engine->sweep(requestGiven(kGone), {}, {});
    for (const RunPart& part : beside.parts)
        run.setGiven({kGone, part});
    for (const Intervention& one : zeroAndMean()) {
        const double clean = logP(*engine, {}, one);
        const double gone = logP(*engine, kGone, one);
        const auto value = [&](GivenSet given, HeadId head) {
            return *valueOf(run, {Metric::LogProbability, Subject::Target, {one, {}, given}}, head);
        };
        for (const Cell& cell : run.part(one)->cells) {
            std::vector<HeadId> both = kGone;
            both.push_back(cell.head);
            const double given = logP(*engine, both, one) - gone;
            const double alone = logP(*engine, {cell.head}, one) - clean;
            EXPECT_NEAR(value(GivenSet::Yes, cell.head), given, kNats) << name(cell.head);
            EXPECT_NEAR(value(GivenSet::LessPlain, cell.head), given - alone, 2 * kNats);
        }
        EXPECT_EQ(value(GivenSet::Yes, kGone.front()), 0) << "it is gone already";
    }
}

TEST(GivenSet, StandInsAreThoseThatHurtMoreBesideTheSet) {
    auto report = sampleReport();
    headscope::Run& run = report.result;
    for (Cell& cell : run.parts.front().cells) {  // alone each lowers ln P by half a nat
        cell.logitTarget = run.clean.target.logit - 0.5F;
        cell.logSumExp = run.clean.logSumExp;
    }
    run.parts.front().cells[5].logitTarget = run.clean.target.logit + 6;
    RunPart part = run.parts.front();
    part.given = unablated(run.clean);
    part.given->logSumExp = 10;
    // Alone every head does what the sample has; beside the set three of them something else.
    const auto shift = [&](std::size_t i, float by) { part.cells[i].logitTarget += by; };
    for (Cell& cell : part.cells)  // as alone, counted from the set's run
        cell.logSumExp += part.given->logSumExp - run.clean.logSumExp;
    shift(2, -3);
    shift(7, -5);
    shift(4, 2);
    shift(0, -9);
    shift(5, -4);  // it still raises it, by less
    run.setGiven({{part.cells[0].head}, part});
    const auto found = backups(run, part.intervention, Metric::LogProbability);
    ASSERT_EQ(found.size(), 2U) << "not the set's own head, and none that hurts less";
    EXPECT_EQ(found[0].head, part.cells[7].head);
    EXPECT_EQ(found[1].head, part.cells[2].head);
    EXPECT_NEAR(found[0].growth(), -5, 1e-5);
    EXPECT_NEAR(found[1].growth(), -3, 1e-5);
    EXPECT_TRUE(backups(run, ScalarMean{}, Metric::LogProbability).empty());
    run.noiseFloor = NoiseFloor{1e-6, 1e-6, 1.0, 1e-6, 3};  // four times that is between the two
    EXPECT_EQ(backups(run, part.intervention, Metric::LogProbability).size(), 1U);
}

TEST(GivenSet, KlIsCountedFromTheSetsRunAndTopChangesAgainstItsTop) {
    AblatedRun before;
    before.kl = 0.5F;
    before.argmax = {3, " a"};
    AblatedRun after = before;
    after.kl = 0.25F;
    EXPECT_EQ(change(before, after, Metric::Kl, Subject::Target), -0.25);
    EXPECT_EQ(change(before, after, Metric::TopChanged, Subject::Target), 0);
    after.argmax = {4, " b"};
    EXPECT_EQ(change(before, after, Metric::TopChanged, Subject::Target), 1);
    EXPECT_EQ(scaleKind({Metric::Kl, Subject::Target, {Zero{}, {}, GivenSet::Yes}}),
              ScaleKind::Diverging);
}

TEST(GivenSet, LensesHaveNames) {
    for (Lens lens : givenLenses()) {
        for (const auto& of : {std::optional<Intervention>(), std::optional<Intervention>(Zero{}),
                               std::optional<Intervention>(Scale{0.5})}) {
            lens.of = of;
            EXPECT_EQ(lensFromName(name(lens)), lens) << name(lens);
            const Quantity quantity{Metric::Logit, Subject::Control, lens};
            EXPECT_EQ(quantityFromName(name(quantity)), quantity);
        }
    }
    EXPECT_EQ(name(Lens{Zero{}, {}, GivenSet::LessPlain}), "given-less-plain:zero");
    EXPECT_EQ(lensFromName("given:zero-mean"), std::nullopt);
    EXPECT_EQ(lensFromName("given:given:zero"), std::nullopt);
    EXPECT_EQ(lensFromName("given:"), std::nullopt);
    EXPECT_EQ(resolved({Metric::Logit, Subject::Target, {{}, {}, GivenSet::Yes}}, Zero{}).lens,
              (Lens{Zero{}, {}, GivenSet::Yes}));
}

TEST(GivenSet, IsKeptInFilesAndHeldToTheModel) {
    auto report = sampleReport();
    EXPECT_EQ(toJson(report).find("\"heads\": [["), std::string::npos);
    report.result.setGiven({{{0, 1}, {2, 3}}, report.result.parts[1]});
    EXPECT_EQ(sweepFromJson(toJson(report)), report);
    auto wrong = report;
    wrong.result.given.front().heads.back() = {3, 0};
    EXPECT_THROW((void)sweepFromJson(toJson(wrong)), Error);
    wrong = report;
    wrong.result.given.front().part.given.reset();
    EXPECT_THROW((void)sweepFromJson(toJson(wrong)), Error);
}

}  // namespace
}  // namespace headscope
