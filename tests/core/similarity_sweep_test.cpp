// SPDX-License-Identifier: GPL-3.0-or-later
// What each head changes of cosines, against full passes in float64 and against similarity() of one
// head at a time.
#include "checkpoint_maker.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/csv.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/similarity_report.h>
#include <headscope/similarity_sweep.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stop_token>

namespace headscope {
namespace {

constexpr double kChange = 2e-6;  // two cosines of float32 streams, on a model of this size

const std::vector<TokenId> kBerlinBytes{66, 101, 114, 108, 105, 110, 32};

SimilaritySweepRequest everyHeadOf(const Intervention& intervention, const Positions& positions) {
    SimilaritySweepRequest request;
    request.prompt = kBerlinBytes;
    request.intervention = intervention;
    request.positions = positions;
    return request;
}

double cosineInDouble(const at::Tensor& a, const at::Tensor& b) {
    return (a.dot(b) / (a.norm() * b.norm())).item<double>();
}

// [T, d] after the layer `after`, with one head zeroed at a position; -1: nowhere.
at::Tensor streamWithout(const Gpt2Weights& w, HeadId gone, std::int64_t where, int after) {
    const auto ids =
        at::tensor(std::vector<std::int64_t>(kBerlinBytes.begin(), kBerlinBytes.end()), at::kLong)
            .unsqueeze(0);
    const auto h = std::int64_t{w.config.headWidth()};
    auto x = embed(w, ids);
    for (int layer = 0; layer <= after; ++layer) {
        auto z = headOutputs(w, layer, x).clone();
        if (layer == gone.layer && where >= 0) z[0][where].narrow(0, gone.head * h, h).zero_();
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
    }
    return x[0];
}

TEST(SimilaritySweep, IsThatOfFullPassesInFloat64) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec(5));
    const auto engine = loadEngine(scratch / "model", {.threads = 2});
    const auto weights = test::inDouble(test::LoadedModel(scratch / "model").weights);
    auto request = everyHeadOf(Zero{}, Positions::at({2}));
    request.pair = {1, 5};  // one before the edited position, one behind it
    request.token = 5;
    const auto found = engine->similaritySweep(request, {}, {});
    const auto& config = engine->info().config;
    ASSERT_EQ(found.heads.layers(), config.layers);
    ASSERT_EQ(found.heads.heads(), config.heads);
    for (std::size_t i = 0; i < found.heads.values().size(); ++i)
        for (int after = 0; after < config.layers; ++after) {
            const HeadId head = found.heads.id(i);
            const auto clean = streamWithout(weights, head, -1, after);
            const auto ablated = streamWithout(weights, head, 2, after);
            const auto point = static_cast<std::size_t>(after) + 1;
            EXPECT_NEAR(found.change(head, CosineMeasure::Pair, point).value(),
                        cosineInDouble(ablated[1], ablated[5]) - cosineInDouble(clean[1], clean[5]),
                        kChange);
            EXPECT_NEAR(found.change(head, CosineMeasure::Token, point).value(),
                        cosineInDouble(clean[5], ablated[5]) - 1, kChange);
        }
}

TEST(SimilaritySweep, IsSimilarityOfEachHead) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto engine = loadEngine(scratch / "model", {.threads = 2});
    for (const auto& intervention : test::everyIntervention())
        for (const auto& positions : {Positions::all(), Positions::last(), Positions::at({2, 4})}) {
            SCOPED_TRACE(name(intervention) + " " + name(positions));
            auto request = everyHeadOf(intervention, positions);
            request.pair = {6, 1};
            request.token = 6;
            const auto found = engine->similaritySweep(request, {}, {});
            for (std::size_t i = 0; i < found.heads.values().size(); ++i) {
                const HeadId head = found.heads.id(i);
                const auto one = engine->similarity(
                    {test::setOf(kBerlinBytes, {head}, intervention, positions), request.pair});
                ASSERT_EQ(found.clean, one.clean);
                for (std::size_t point = 0; point < one.clean.mean.size(); ++point) {
                    const auto near = [&](CosineMeasure measure, double expected) {
                        const double change = found.change(head, measure, point).value();
                        EXPECT_NEAR(change, expected, 1e-6)
                            << name(head) << " " << name(measure) << " " << point;
                        if (point <= static_cast<std::size_t>(head.layer)) {
                            EXPECT_EQ(change, 0);
                        }
                    };
                    near(CosineMeasure::Mean, *one.ablated->mean[point] - *one.clean.mean[point]);
                    near(CosineMeasure::Pair, *one.ablated->pair[point] - *one.clean.pair[point]);
                    near(CosineMeasure::Token, *one.cleanToAblated[point][6] - 1);
                }
            }
        }
}

// Little memory makes batches of one variant each, and their numbers are the same.
TEST(SimilaritySweep, DoesNotDependOnBatches) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto asked = everyHeadOf(Zero{}, Positions::all());
    int batches = 0;
    SimilaritySweepSink sink;
    sink.between = [&] { ++batches; };
    const auto all = loadEngine(scratch / "model", {.threads = 1})->similaritySweep(asked, {}, {});
    const auto few = loadEngine(scratch / "model", {.threads = 3, .memory = 1})
                         ->similaritySweep(asked, sink, {});
    EXPECT_EQ(batches, static_cast<int>(all.heads.values().size()));
    for (std::size_t i = 0; i < all.heads.values().size(); ++i)
        for (std::size_t point = 0; point < all.clean.mean.size(); ++point)
            EXPECT_NEAR(all.change(all.heads.id(i), CosineMeasure::Mean, point).value(),
                        few.change(all.heads.id(i), CosineMeasure::Mean, point).value(), 1e-6);
}

TEST(SimilaritySweep, TellsHowFarItIsAndStops) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto engine = loadEngine(scratch / "model", {.threads = 1, .memory = 1});
    const auto request = everyHeadOf(Zero{}, Positions::all());
    std::vector<double> parts;
    SimilaritySweepSink sink;
    sink.progress = [&](double part) { parts.push_back(part); };
    EXPECT_FALSE(engine->similaritySweep(request, sink, {}).stopped);
    EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
    EXPECT_EQ(parts.front(), 0);
    EXPECT_EQ(parts.back(), 1);

    std::stop_source stop;
    sink.progress = [&](double part) {
        if (part > 0.2) stop.request_stop();
    };
    const auto found = engine->similaritySweep(request, sink, stop.get_token());
    EXPECT_TRUE(found.stopped);
    const auto last = found.clean.mean.size() - 1;
    EXPECT_TRUE(found.change({found.heads.layers() - 1, 0}, CosineMeasure::Mean, last))
        << "the last layers come first, and what is finished stays";
    EXPECT_FALSE(found.change({0, 0}, CosineMeasure::Mean, last));
}

TEST(SimilaritySweep, RefusesWhatIsNoPosition) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto engine = loadEngine(scratch / "model", {.threads = 1});
    auto request = everyHeadOf(Zero{}, Positions::all());
    for (const int token : {-1, 7}) {
        request.token = token;
        EXPECT_THROW((void)engine->similaritySweep(request, {}, {}), Error) << token;
    }
    request.token.reset();
    request.pair = {3, 3};
    EXPECT_THROW((void)engine->similaritySweep(request, {}, {}), Error);
}

SimilaritySweep sweepOfTwo() {
    SimilaritySweep sweep;
    sweep.prompt = {tokenRef(0, "a"), tokenRef(1, "b")};
    sweep.intervention = Zero{};
    sweep.clean.mean = {0.5, 0.25, std::nullopt};
    sweep.heads = HeadGrid<CosineChanges>(2, 1);
    const auto mean = static_cast<std::size_t>(CosineMeasure::Mean);
    sweep.heads({0, 0})[mean] = {0.0, -0.5, 0.125};
    sweep.heads({1, 0})[mean] = {0.0, 0.0, std::nullopt};
    return sweep;
}

TEST(SimilaritySweep, IsWrittenForProgramsAndForPeople) {
    SimilarityReport report;
    report.everyHead = EveryHeadSimilarity{sweepOfTwo(), CosineMeasure::Mean};
    const auto json = nlohmann::json::parse(similarityJson(report));
    EXPECT_EQ(json["every_head"],
              nlohmann::json::parse(R"({"intervention": {"kind": "zero"}, "positions": "all",
                  "measure": "mean", "token": null, "after_layer": [null, 0, 1],
                  "change": [[[0.0, -0.5, 0.125]], [[0.0, 0.0, null]]]})"));
    EXPECT_EQ(everyHeadCsv(*report.everyHead),
              "layer,head,point,change\n0,0,0,0\n0,0,1,-0.5\n0,0,2,0.125\n1,0,0,0\n1,0,1,0\n"
              "1,0,2,\n");
    EXPECT_EQ(strongestHeads(sweepOfTwo(), CosineMeasure::Mean, 1, 5),
              (std::vector<HeadId>{{0, 0}}));
    EXPECT_NE(similarityText(report).find("each head, set to zero, at all positions"),
              std::string::npos);
}

}  // namespace
}  // namespace headscope
