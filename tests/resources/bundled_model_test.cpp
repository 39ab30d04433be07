// SPDX-License-Identifier: GPL-3.0-or-later
// What the model card of the committed model promises, measured from the files as they are shipped.
#include "facts.h"
#include "model_card.h"
#include "questions.h"

#include <headscope/engine.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <map>

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
    const auto& tokenizer = s_engine->tokenizer();
    for (const auto& word : wholeWords())
        EXPECT_TRUE(tokenizer.find(word)) << word;
    for (const auto& word : wholeWords())
        EXPECT_EQ(tokenizer.encode(word).size(), 1U) << word;
}

TEST_F(BundledModel, ReadsAnyText) {
    const std::string text = "\u00dcber 1\u00a0000 \u4e2d\u6587 \U0001f642\n\t{}";
    std::vector<TokenId> ids;
    for (const auto& token : s_engine->tokenizer().encode(text))
        ids.push_back(token.id);
    EXPECT_EQ(s_engine->tokenizer().decode(ids), text);
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

TEST_F(BundledModel, FirstExampleIsTheOneTheProgramOpensWith) {
    const auto prompts = readPrompts(resourceFolder() / "prompts.json");
    ASSERT_GE(prompts.size(), 8U);
    EXPECT_EQ(prompts[0].text, "Berlin is the capital of");
    EXPECT_EQ(prompts[0].target, " Germany");
    EXPECT_EQ(prompts[0].control, " France");
}

}  // namespace
}  // namespace headscope::trainer
