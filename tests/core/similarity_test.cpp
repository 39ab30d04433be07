// SPDX-License-Identifier: GPL-3.0-or-later
// Cosines of tokens' vectors, against every pair by itself in float64 and against values that were
// measured by another program on the bundled model.
#include "checkpoint_maker.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/similarity.h>

#include <cmath>

namespace headscope {
namespace {

constexpr double kCosine = 1e-6;  // float32's streams against float64's, on a model of this size

using Streams = std::vector<at::Tensor>;  // [T, d] at each point

Streams streamsOf(const Gpt2Weights& w, const std::vector<TokenId>& prompt,
                  const std::vector<HeadId>& zeroed, const std::vector<int>& where) {
    const auto ids =
        at::tensor(std::vector<std::int64_t>(prompt.begin(), prompt.end()), at::kLong).unsqueeze(0);
    const auto h = std::int64_t{w.config.headWidth()};
    auto x = embed(w, ids);
    Streams streams{x[0]};
    for (int layer = 0; layer < w.config.layers; ++layer) {
        auto z = headOutputs(w, layer, x).clone();
        for (const auto& head : zeroed)
            for (const int t : where)
                if (head.layer == layer) z[0][t].narrow(0, head.head * h, h).zero_();
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
        streams.push_back(x[0]);
    }
    return streams;
}

double cosineOf(const at::Tensor& a, const at::Tensor& b) {
    return (a.dot(b) / (a.norm() * b.norm())).item<double>();
}

double meanOf(const at::Tensor& x) {
    double sum = 0;
    int pairs = 0;
    for (std::int64_t i = 0; i < x.size(0); ++i)
        for (std::int64_t j = i + 1; j < x.size(0); ++j, ++pairs)
            sum += cosineOf(x[i], x[j]);
    return sum / pairs;
}

TEST(Cosine, OfVectorsThatAreKnown) {
    const std::vector<float> right{2, 0, 0};
    const std::vector<float> up{0, 3, 0};
    const std::vector<float> both{1, 1, 0};
    const std::vector<float> none{0, 0, 0};
    EXPECT_EQ(cosine(right, up), 0.0);
    EXPECT_NEAR(cosine(right, both).value(), std::sqrt(0.5), 1e-15);
    EXPECT_NEAR(cosine(both, both).value(), 1, 1e-15);
    EXPECT_FALSE(cosine(right, none).has_value());
    EXPECT_FALSE(cosine(right, std::vector<float>{NAN, 0, 0}).has_value());
    const std::vector<float> rows{2, 0, 0, 0, 3, 0, 1, 1, 0};
    EXPECT_NEAR(meanPairCosine(rows, 3).value(), 2 * std::sqrt(0.5) / 3, 1e-15);
    EXPECT_FALSE(meanPairCosine(right, 3).has_value()) << "one row has no pair";
    EXPECT_FALSE(meanPairCosine(std::vector<float>{1, 0, 0, 0}, 2).has_value());
}

TEST(Similarity, IsThatOfEveryPairInFloat64) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec(5));
    const auto engine = loadEngine(scratch / "model", {.threads = 2});
    const auto weights = test::inDouble(test::LoadedModel(scratch / "model").weights);
    const std::vector<TokenId> prompt{66, 101, 114, 108, 105, 110, 32};
    const std::vector<HeadId> heads{{0, 1}, {2, 2}};
    struct Case {
        Positions positions;
        std::vector<int> where;
    };
    for (const auto& [positions, where] :
         {Case{Positions::all(), {0, 1, 2, 3, 4, 5, 6}}, Case{Positions::last(), {6}},
          Case{Positions::at({2, 4}), {2, 4}}}) {
        SCOPED_TRACE(name(positions));
        SimilarityRequest asked{test::setOf(prompt, heads, Zero{}, positions), std::pair(1, 5)};
        const auto found = engine->similarity(asked);
        const auto clean = streamsOf(weights, prompt, {}, {});
        const auto ablated = streamsOf(weights, prompt, heads, where);
        ASSERT_EQ(found.clean.mean.size(), clean.size());
        ASSERT_TRUE(found.ablated.has_value());
        ASSERT_EQ(found.cleanToAblated.size(), clean.size());
        for (std::size_t i = 0; i < clean.size(); ++i) {
            EXPECT_NEAR(found.clean.mean[i].value(), meanOf(clean[i]), kCosine) << i;
            EXPECT_NEAR(found.ablated->mean[i].value(), meanOf(ablated[i]), kCosine) << i;
            const auto pairs = pairsOf(prompt.size());
            ASSERT_EQ(pairs.size(), 21U);
            ASSERT_EQ(found.clean.all[i].size(), pairs.size());
            ASSERT_EQ(found.ablated->all[i].size(), pairs.size());
            for (std::size_t k = 0; k < pairs.size(); ++k) {
                const auto [a, b] = pairs[k];
                EXPECT_NEAR(found.clean.all[i][k].value(), cosineOf(clean[i][a], clean[i][b]),
                            kCosine)
                    << i << " " << a << " " << b;
                EXPECT_NEAR(found.ablated->all[i][k].value(),
                            cosineOf(ablated[i][a], ablated[i][b]), kCosine)
                    << i << " " << a << " " << b;
            }
            EXPECT_NEAR(found.clean.pair[i].value(), cosineOf(clean[i][1], clean[i][5]), kCosine);
            EXPECT_NEAR(found.ablated->pair[i].value(), cosineOf(ablated[i][1], ablated[i][5]),
                        kCosine);
            for (std::size_t t = 0; t < prompt.size(); ++t)
                EXPECT_NEAR(found.cleanToAblated[i][t].value(),
                            cosineOf(clean[i][static_cast<std::int64_t>(t)],
                                     ablated[i][static_cast<std::int64_t>(t)]),
                            kCosine)
                    << i << " " << t;
        }
        ASSERT_EQ(found.prompt.size(), prompt.size());
        EXPECT_EQ(found.prompt[0].text, engine->tokenizer()->bytes(prompt[0]));
    }
}

TEST(Similarity, OfOneTokenHasNoPairsAndWrongPairsAreRefused) {
    const ScratchFolder scratch;
    writeRandomCheckpoint(scratch / "model", livelySpec());
    const auto engine = loadEngine(scratch / "model", {.threads = 1});
    const auto ask = [&](const std::vector<TokenId>& prompt,
                         std::optional<std::pair<int, int>> pair) {
        return engine->similarity({test::setOf(prompt, {}, Zero{}), pair});
    };
    const auto one = ask({66}, {});
    EXPECT_EQ(one.clean.mean.size(), 5U);
    for (const auto& value : one.clean.mean)
        EXPECT_FALSE(value.has_value());
    EXPECT_TRUE(one.clean.pair.empty());
    for (const auto& pairs : one.clean.all)
        EXPECT_TRUE(pairs.empty());
    EXPECT_FALSE(one.ablated.has_value());
    EXPECT_TRUE(one.cleanToAblated.empty());
    for (const auto& pair : {std::pair(0, 0), std::pair(0, 2), std::pair(-1, 1)})
        EXPECT_THROW((void)ask({66, 67}, pair), Error);
}

TEST(SimilarityCurves, HaveQuartiles) {
    EXPECT_EQ(pairsOf(3), (std::vector<std::pair<int, int>>{{0, 1}, {0, 2}, {1, 2}}));
    EXPECT_TRUE(pairsOf(1).empty());
    SimilarityCurve curve;
    curve.all = {{0.5, 0.1, 0.4, 0.2, 0.3}, {1.0, std::nullopt, 0.0}, {std::nullopt}, {}};
    const auto [lower, upper] = quartilesOf(curve);
    ASSERT_EQ(lower.size(), 4U);
    EXPECT_NEAR(lower[0].value(), 0.2, 1e-15);
    EXPECT_NEAR(upper[0].value(), 0.4, 1e-15);
    EXPECT_NEAR(lower[1].value(), 0.25, 1e-15);  // between the two that are known
    EXPECT_FALSE(lower[2].has_value());
    EXPECT_FALSE(upper[3].has_value());
}

TEST(SimilarityCurves, TellWhereTheyAreFurthestApart) {
    using Values = std::vector<std::optional<double>>;
    EXPECT_EQ(mostApart(Values{0.1, 0.2, std::nullopt, 0.9}, Values{0.1, -0.3, 0.7, 0.4}), 1U);
    EXPECT_EQ(mostApart(Values{0.5, 0.5}, Values{0.5, 0.5}), 0U);
    EXPECT_FALSE(mostApart(Values{std::nullopt}, Values{0.1}));
    EXPECT_FALSE(mostApart({}, Values{0.1}));
    const std::vector<Values> tokens{{1.0, 1.0}, {0.9, std::nullopt}, {0.95, 0.8}, {0.8, 1.0}};
    EXPECT_EQ(leastAlike(tokens), std::pair(std::size_t{2}, std::size_t{1}));
    EXPECT_FALSE(leastAlike({}));
    EXPECT_FALSE(leastAlike({Values{std::nullopt}}));
}

// Measured by another program on the same model, at the embedding, after two layers and at the end:
// the mean over all pairs falls to the end, and ablating 3.5 leaves tokens more alike.
TEST(Similarity, OfTheBundledModelIsAsTheCourseHasIt) {
    const auto engine = loadEngine(bundledModel(), {.threads = 2});
    const auto ask = [&](const std::string& text, const std::vector<HeadId>& heads) {
        SimilarityRequest asked;
        for (const auto& token : engine->tokenizer()->encode(text))
            asked.prompt.push_back(token.id);
        asked.heads = heads;
        return engine->similarity(asked);
    };
    constexpr double kThirdDigit = 6e-4;
    const auto berlin = ask("Berlin is the capital of", {{3, 5}});
    EXPECT_NEAR(berlin.clean.mean.front().value(), 0.157, kThirdDigit);
    EXPECT_NEAR(berlin.clean.mean[2].value(), 0.582, kThirdDigit);
    EXPECT_NEAR(berlin.clean.mean.back().value(), 0.145, kThirdDigit);
    const auto mary = ask("When Mary and John went to the store, John gave a drink to", {});
    EXPECT_NEAR(mary.clean.mean.front().value(), 0.118, kThirdDigit);
    EXPECT_NEAR(mary.clean.mean[2].value(), 0.460, kThirdDigit);
    EXPECT_NEAR(mary.clean.mean.back().value(), 0.079, kThirdDigit);
    const auto change = [&](std::size_t point) {
        return *berlin.ablated->mean[point] - *berlin.clean.mean[point];
    };
    for (std::size_t point = 0; point <= 3; ++point)
        EXPECT_EQ(change(point), 0) << "nothing changes before the layer";
    EXPECT_NEAR(change(4), 0.0114, 6e-5);
    EXPECT_NEAR(change(12), 0.010, kThirdDigit);
}

}  // namespace
}  // namespace headscope
