// SPDX-License-Identifier: GPL-3.0-or-later
// What the model card of the committed model promises, measured from the files as they are shipped.
#include "facts.h"
#include "library/reference_engine.h"
#include "model_card.h"
#include "questions.h"

#include <headscope/engine.h>
#include <headscope/interaction.h>
#include <headscope/noise_floor.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace headscope::trainer {
namespace {

class BundledModel : public testing::Test {
 protected:
    static void SetUpTestSuite() { s_engine = loadEngine(bundledModel(), {.threads = 1}); }
    static void TearDownTestSuite() { s_engine.reset(); }

    static inline std::unique_ptr<Engine> s_engine;
};

TEST_F(BundledModel, HasTheShapeOfGpt2SmallInMiniature) {
    EXPECT_EQ(s_engine->info().config.layers, 12);
    EXPECT_EQ(s_engine->info().config.heads, 12);
    EXPECT_LE(s_engine->info().fileBytes, 10U << 20);
}

TEST_F(BundledModel, EveryWordOfTheFactTableIsOneToken) {
    const auto& tokenizer = *s_engine->tokenizer();
    for (const auto& word : wholeWords())
        EXPECT_TRUE(tokenizer.find(word)) << word;
    for (const auto& word : wholeWords())
        EXPECT_EQ(tokenizer.encode(word).size(), 1U) << word;
}

TEST_F(BundledModel, ReadsAnyText) {
    const std::string text = "\u00dcber 1\u00a0000 \u4e2d\u6587 \U0001f642\n\t{}";
    std::vector<TokenId> ids;
    for (const auto& token : s_engine->tokenizer()->encode(text))
        ids.push_back(token.id);
    EXPECT_EQ(s_engine->tokenizer()->decode(ids), text);
}

TEST_F(BundledModel, AnswersHeldOutQuestions) {
    constexpr std::size_t kPerForm = 40;
    std::vector<Question> heldOut;
    for (auto& q : questions(kPerForm)) {
        if (q.heldOut) heldOut.push_back(std::move(q));
    }
    const auto right = answeredRight(*s_engine, heldOut);
    std::map<Task, std::pair<int, int>> counts;
    for (std::size_t i = 0; i < heldOut.size(); ++i) {
        auto& [good, all] = counts[heldOut[i].task];
        good += right[i];
        ++all;
    }
    // In percent, as the card reports them.
    const std::map<Task, double> goals{
        {Task::Capital, 99}, {Task::Giving, 95}, {Task::Repetition, 90}};
    for (const auto& [task, goal] : goals) {
        const auto [good, all] = counts[task];
        EXPECT_GE(all, 200) << name(task);
        EXPECT_GE(100.0 * good / all, goal) << name(task) << ": " << good << " of " << all;
    }
}

TEST_F(BundledModel, ExamplePromptsShowMapsWithAFewStrongHeads) {
    const auto prompts = readPrompts(resourceFolder() / "prompts.json");
    ASSERT_GE(prompts.size(), 8U);
    for (const auto& prompt : prompts) {
        SCOPED_TRACE(prompt.text);
        const auto report = mapReport(*s_engine, prompt);
        EXPECT_EQ(report.top, prompt.target);
        EXPECT_GE(report.pTarget, 0.4);
        EXPECT_LE(report.pTarget, 0.9);
        for (const auto& map : {report.zero, report.mean}) {
            EXPECT_EQ(map.heads, 144);
            EXPECT_GE(map.strong, 5);
            EXPECT_LE(map.strong, 40);
            EXPECT_LT(map.least, 0);
            EXPECT_GT(map.most, 0);
        }
    }
}

// P falls by 0.666 with these heads together and by 0.694 as the sum of what each does alone: no
// sum, but P's floor. In float64, from the logits of a plain forward pass.
TEST_F(BundledModel, FourHeadsOfParisDoNotWorkIndependently) {
    const std::vector<HeadId> heads{{0, 2}, {0, 4}, {0, 11}, {10, 1}};
    const auto& tokenizer = *s_engine->tokenizer();
    SetRequest request;
    for (const auto& token : tokenizer.encode("Paris is the capital of"))
        request.prompt.push_back(token.id);
    request.target = *tokenizer.find(" France");
    request.control = *tokenizer.find(" Germany");
    struct Reading {
        double logP, logOdds;
    };
    const auto exact = [&](const std::vector<HeadId>& ablated) {
        PlainRequest plain;
        plain.prompt = request.prompt;
        plain.heads = ablated;
        plain.float64 = true;
        const auto run = referenceOf(*s_engine).plain(plain);
        double all = 0;
        double others = 0;
        const auto logits = run.at(request.prompt.size() - 1);
        for (std::size_t i = 0; i < logits.size(); ++i) {
            all += std::exp(logits[i]);
            if (!request.target.contains(static_cast<TokenId>(i))) others += std::exp(logits[i]);
        }
        const double logit = logits[static_cast<std::size_t>(request.target.ids().front())];
        return Reading{logit - std::log(all), logit - std::log(others)};
    };
    SweepRequest sweep;
    sweep.prompt = request.prompt;
    sweep.target = request.target;
    sweep.control = request.control;
    sweep.interventions = {Zero{}};
    const auto result = s_engine->sweep(sweep, {}, {});
    std::vector<const AblatedRun*> singles;
    for (const auto& cell : result.parts.front().cells)
        if (std::find(heads.begin(), heads.end(), cell.head) != heads.end())
            singles.push_back(&cell);
    request.heads = heads;
    const auto found =
        interaction(result.clean, singles, s_engine->ablate(request), WatchedToken::Target);

    const Reading clean = exact({});
    const Reading joint = exact(heads);
    Reading sum{0, 0};
    double sumOfP = 0;
    for (const HeadId head : heads) {
        const Reading alone = exact({head});
        sum.logP += alone.logP - clean.logP;
        sum.logOdds += alone.logOdds - clean.logOdds;
        sumOfP += std::exp(alone.logP) - std::exp(clean.logP);
    }
    constexpr double kFloat32 =
        2e-5;  // of four logits of size 10, and of the log-odds made of them
    EXPECT_NEAR(found.joint.p, std::exp(joint.logP) - std::exp(clean.logP), kFloat32);
    EXPECT_NEAR(found.sum.p, sumOfP, kFloat32);
    EXPECT_NEAR(found.joint.logP.value(), joint.logP - clean.logP, kFloat32);
    EXPECT_NEAR(found.sum.logP.value(), sum.logP, kFloat32);
    EXPECT_NEAR(found.joint.logOdds.value(), joint.logOdds - clean.logOdds, kFloat32);
    EXPECT_NEAR(found.sum.logOdds.value(), sum.logOdds, kFloat32);

    EXPECT_NEAR(found.joint.p, -0.666, 5e-4);
    EXPECT_NEAR(found.sum.p, -0.694, 5e-4);
    EXPECT_NEAR(found.joint.logP.value(), -2.406, 5e-4);
    EXPECT_NEAR(found.sum.logP.value(), -1.086, 5e-4);
    const auto verdict = judge(found, measureNoiseFloor(*s_engine, sweep, result));
    EXPECT_EQ(verdict.kind, Additivity::More);
    EXPECT_EQ(verdict.bound, PBound::Floor);
}

TEST_F(BundledModel, FirstExampleIsTheOneTheProgramOpensWith) {
    const auto prompts = readPrompts(resourceFolder() / "prompts.json");
    ASSERT_GE(prompts.size(), 8U);
    EXPECT_EQ(prompts[0].text, "Berlin is the capital of");
    EXPECT_EQ(prompts[0].target, " Germany");
    EXPECT_EQ(prompts[0].control, " France");
}

}  // namespace
}  // namespace headscope::trainer
