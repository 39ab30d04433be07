// SPDX-License-Identifier: GPL-3.0-or-later
// What parts add to the logit difference, against each part sent through the frozen LayerNorm by
// itself in float64, and against the identity that they add up.
#include "checkpoint_maker.h"
#include "parts_reference.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/attribution.h>
#include <headscope/attribution_report.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/tolerances.h>

#include <cmath>
#include <set>

namespace headscope {
namespace {

constexpr TokenId kTargetToken = 97;
constexpr TokenId kControlToken = 98;
// float32 against float64, in logits, on a model of this size.
constexpr double kLogitFloat64 = 2e-5;

const std::vector<TokenId> kAttributedPrompt{66, 101, 114, 108, 105, 110, 32};

void expectParts(const Attribution& found, const Gpt2Weights& w, const test::PartVectors& parts) {
    const auto added = [&](const at::Tensor& part) {
        return test::partAdds(w, part, parts.x, kTargetToken, kControlToken);
    };
    for (std::size_t i = 0; i < parts.heads.size(); ++i)
        EXPECT_NEAR(found.heads.values()[i], added(parts.heads[i]), kLogitFloat64) << "head " << i;
    ASSERT_EQ(found.mlps.size(), parts.mlps.size());
    for (std::size_t i = 0; i < parts.mlps.size(); ++i)
        EXPECT_NEAR(found.mlps[i], added(parts.mlps[i]), kLogitFloat64) << "MLP " << i;
    EXPECT_NEAR(found.embedding, added(parts.embedding), kLogitFloat64);
    const auto bias = at::matmul(w.unembedding, w.lnFBias);
    const double last = (bias[kTargetToken] - bias[kControlToken]).item<double>();
    EXPECT_NEAR(found.biases, added(parts.attentionBiases) + last, kLogitFloat64);
    const auto logits = unembed(w, parts.x.view({1, 1, -1}))[0][0];
    const double difference = (logits[kTargetToken] - logits[kControlToken]).item<double>();
    EXPECT_NEAR(found.logitDifference, difference, kLogitFloat64);
    EXPECT_NEAR(found.total(), difference, kLogitFloat64);
    EXPECT_TRUE(found.addsUp());
    EXPECT_EQ(attributionRest(found), "");
}

class Attributed : public ::testing::Test {
 protected:
    Attributed() {
        writeRandomCheckpoint(scratch / "model", livelySpec(7));
        engine = loadEngine(scratch / "model", {.threads = 2});
        weights = test::inDouble(test::LoadedModel(scratch / "model").weights);
    }
    [[nodiscard]] static SetRequest request(const std::vector<HeadId>& heads = {},
                                            const Positions& positions = {}) {
        return test::watched(test::setOf(kAttributedPrompt, heads, Zero{}, positions), kTargetToken,
                             kControlToken);
    }

    ScratchFolder scratch;
    std::unique_ptr<Engine> engine;
    Gpt2Weights weights;
};

TEST_F(Attributed, PartsOfTheCleanRunAreThoseOfFloat64) {
    expectParts(engine->attribute(request()), weights,
                test::partVectors(weights, kAttributedPrompt, {}, {}));
}

TEST_F(Attributed, PartsOfAnAblatedRunAreThoseOfFloat64) {
    const std::vector<HeadId> heads{{0, 2}, {2, 1}, {3, 0}};
    const std::set<HeadId> set(heads.begin(), heads.end());
    for (const auto& positions :
         {Positions::all(), Positions::last(), Positions::at({1, 6}), Positions::at({3})}) {
        SCOPED_TRACE(name(positions));
        const auto found = engine->attribute(request(heads, positions));
        expectParts(found, weights, test::partVectors(weights, kAttributedPrompt, set, positions));
        const bool last =
            positions.kind == Positions::Kind::All || positions.chosen != std::vector{3};
        if (last) {
            EXPECT_EQ(found.heads({2, 1}), 0) << "nothing is left of it";
        }
        EXPECT_NE(found.sigma, engine->attribute(request()).sigma) << "the run's own LayerNorm";
    }
}

TEST_F(Attributed, WithoutAnEffectOnTheRunItIsTheCleanOne) {
    auto asked = request({{1, 1}, {3, 2}});
    asked.intervention = Scale{1};
    const auto same = engine->attribute(asked);
    const auto clean = engine->attribute(request());
    for (std::size_t i = 0; i < clean.heads.values().size(); ++i)
        EXPECT_NEAR(same.heads.values()[i], clean.heads.values()[i], 1e-6);
}

TEST_F(Attributed, ASetOfTokensIsRefusedWithAWayOut) {
    auto asked = request();
    asked.target = TokenSet({97, 5});
    try {
        (void)engine->attribute(asked);
        ADD_FAILURE() << "took a set";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), Error::Kind::Input);
        EXPECT_NE(std::string(error.what()).find("target is 2 tokens"), std::string::npos);
        EXPECT_NE(std::string(error.hint()).find("Name one token"), std::string::npos);
    }
}

TEST_F(Attributed, ASumThatDoesNotHoldIsSaid) {
    auto found = engine->attribute(request());
    found.embedding += 2 * tolerances::kAttribution;
    EXPECT_FALSE(found.addsUp());
    EXPECT_NE(attributionRest(found).find("differ by more than 0.0001"), std::string::npos);
    found.embedding = std::nan("");
    EXPECT_FALSE(found.addsUp());
}

TEST_F(Attributed, TheStrongestPartsComeFirst) {
    Attribution some;
    some.heads = HeadGrid<double>(2, 2);
    some.heads({1, 1}) = -3;
    some.heads({0, 1}) = 2;
    some.mlps = {2, 0.5};
    const auto parts = strongestParts(some);
    ASSERT_EQ(parts.size(), 6U);
    EXPECT_EQ(name(parts[0]), "1.1");
    EXPECT_EQ(name(parts[1]), "0.1");
    EXPECT_EQ(name(parts[2]), "MLP 0");
    EXPECT_EQ(parts[2].value, 2);
    EXPECT_EQ(name(parts[3]), "MLP 1");
}

TEST(AttributionOfTheBundledModel, AddsUp) {
    const auto engine = loadEngine(bundledModel(), {.threads = 2});
    const auto ask = [&](const std::string& text, const std::string& target,
                         const std::string& control) {
        const auto& tokenizer = *engine->tokenizer();
        SetRequest asked;
        for (const auto& token : tokenizer.encode(text))
            asked.prompt.push_back(token.id);
        asked.target = tokenizer.encode(target).front().id;
        asked.control = tokenizer.encode(control).front().id;
        return engine->attribute(asked);
    };
    const auto berlin = ask("Berlin is the capital of", " Germany", " France");
    EXPECT_TRUE(berlin.addsUp()) << berlin.total() << " " << berlin.logitDifference;
    EXPECT_GT(berlin.logitDifference, 1);
    const auto mary =
        ask("When Mary and John went to the store, John gave a drink to", " Mary", " John");
    EXPECT_TRUE(mary.addsUp()) << mary.total() << " " << mary.logitDifference;
    EXPECT_GT(mary.logitDifference, 0);
}

}  // namespace
}  // namespace headscope
