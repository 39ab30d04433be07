// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint_maker.h"
#include "sample_report.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/noise_floor.h>
#include <headscope/session.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

constexpr double kUnit = 1.0 / (1 << 23);

SweepRequest requestOf() {
    SweepRequest request;
    request.prompt = {66, 101, 114, 108, 105, 110, 32};
    request.target = 4;
    request.control = 9;
    return request;
}

std::unique_ptr<Engine> smallEngine(const std::filesystem::path& folder) {
    writeRandomCheckpoint(folder, livelySpec());
    return loadEngine(folder, {.threads = 1});
}

TEST(NoiseFloor, IsWhatBatchedAndSingleDifferByAndNoMoreThanTheEnginePromises) {
    const ScratchFolder scratch;
    const auto engine = smallEngine(scratch / "model");
    const auto request = requestOf();
    const auto result = engine->sweep(request, {}, {});
    const auto floor = measureNoiseFloor(*engine, request, result);
    EXPECT_EQ(floor.cells, 6);
    EXPECT_GE(floor.p, kUnit);
    EXPECT_LE(floor.p, 1e-5);  // what batched and single computation agree to
    const double largest = std::max(std::abs(double{result.clean.target.logit}),
                                    std::abs(double{result.clean.control.logit}));
    EXPECT_GE(floor.logit, kUnit * largest);
    EXPECT_GE(floor.logProbability, kUnit * largest);
    EXPECT_LE(floor.logit, 1e-4);
    EXPECT_LE(floor.logProbability, 1e-4);
    EXPECT_LE(floor.kl, 1e-4);
}

TEST(NoiseFloor, FindsADifferenceInTheStrongestTheMedianAndTheWeakestCell) {
    const ScratchFolder scratch;
    const auto engine = smallEngine(scratch / "model");
    const auto request = requestOf();
    const auto result = engine->sweep(request, {}, {});
    auto& cells = result.parts[1].cells;
    std::vector<std::size_t> order(cells.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(cells[a].pTarget - result.clean.target.p) >
               std::abs(cells[b].pTarget - result.clean.target.p);
    });
    for (const std::size_t which : {order.front(), order[order.size() / 2], order.back()}) {
        auto wrong = result;
        wrong.parts[1].cells[which].pControl += 0.125F;
        wrong.parts[1].cells[which].logitControl += 2;
        wrong.parts[1].cells[which].kl += 0.5F;
        const auto floor = measureNoiseFloor(*engine, request, wrong);
        EXPECT_NEAR(floor.p, 0.125, 1e-5);
        EXPECT_NEAR(floor.logit, 2, 1e-4);
        EXPECT_NEAR(floor.logProbability, 2, 1e-4);
        EXPECT_NEAR(floor.kl, 0.5, 1e-4);
    }
}

TEST(NoiseFloor, KnowsPositionsAndGivenHeads) {
    const ScratchFolder scratch;
    const auto engine = smallEngine(scratch / "model");
    auto request = requestOf();
    request.positions = Positions::at({1, 4});
    request.given = {{1, 2}, {3, 0}};
    const auto result = engine->sweep(request, {}, {});
    EXPECT_LE(measureNoiseFloor(*engine, request, result).p, 1e-5);
    request.given.clear();  // another question: then they are not the same numbers
    EXPECT_GT(measureNoiseFloor(*engine, request, result).p, 1e-4);
}

TEST(NoiseFloor, NeedsACell) {
    const ScratchFolder scratch;
    const auto engine = smallEngine(scratch / "model");
    headscope::Run result;
    EXPECT_THROW((void)measureNoiseFloor(*engine, requestOf(), result), Error);
}

TEST(NoiseFloor, IsKeptInFilesAndMayBeMissing) {
    auto report = sampleReport();
    EXPECT_EQ(toJson(report).find("noise_floor"), std::string::npos);
    EXPECT_EQ(sweepFromJson(toJson(report)).result.noiseFloor, std::nullopt);
    report.result.noiseFloor = NoiseFloor{1.5e-7, 2e-6, 2.5e-6, 1.25e-7, 6};
    EXPECT_EQ(sweepFromJson(toJson(report)), report);
    EXPECT_NE(toCsv(report).find("# noise floor: p 1.5e-07, logit 2e-06"), std::string::npos);

    Session session;
    SessionRun run;
    run.id = 1;
    run.report = report;
    run.report.edit().promptText = "x";
    session.runs.push_back(std::make_shared<KeptRun>(run));
    EXPECT_EQ(sessionFromFile(toFile(session)).runs.front()->run().report->result.noiseFloor,
              report.result.noiseFloor);
}

TEST(NoiseFloor, ADamagedOneIsRefused) {
    auto report = sampleReport();
    report.result.noiseFloor = NoiseFloor{1.5e-7, 2e-6, 2.5e-6, 1.25e-7, 6};
    const std::string good = toJson(report);
    for (const char* bad : {"-1", "\"x\"", "1e999", "null"}) {
        std::string text = good;
        text.replace(text.find("1.5e-07"), 7, bad);
        EXPECT_THROW((void)sweepFromJson(text), Error) << bad;
    }
}

}  // namespace
}  // namespace headscope
