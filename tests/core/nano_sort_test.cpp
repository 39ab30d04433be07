// SPDX-License-Identifier: GPL-3.0-or-later
// Our forward pass against PyTorch's own intermediates of nano-sort, a trained 3 x 3 head model.
#include "questions.h"
#include "reference.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"

#include <headscope/engine.h>

namespace headscope {
namespace {

using test::maxDifference;

// Both sides are float32: 1e-5 leaves room for another order of summation, and none for an error.
constexpr double kNanoSortTolerance = 1e-5;

class NanoSort : public ::testing::Test {
 protected:
    void SetUp() override {
        HEADSCOPE_NEEDS(m_path);
        published = test::readJson(m_path / "published-partials.json");
        model = std::make_unique<test::LoadedModel>(m_path);
        ids = test::tensorOf(published["idx"]).to(at::kLong);
    }

    void expectPublished(const std::string& name, const at::Tensor& ours) const {
        EXPECT_LE(maxDifference(ours, test::tensorOf(published[name])), kNanoSortTolerance) << name;
    }

    std::filesystem::path m_path = test::shared("checkpoints/nano-sort");
    nlohmann::json published;
    std::unique_ptr<test::LoadedModel> model;
    at::Tensor ids;  // [3, 11]
};

TEST_F(NanoSort, EveryPublishedTensorOfTheFirstBlock) {
    const auto& w = model->weights;
    expectPublished("tok_emb", at::embedding(w.tokenEmbedding, ids));
    expectPublished("pos_emb", w.positionEmbedding.unsqueeze(0));
    const auto x = embed(w, ids);
    expectPublished("x", x);
    const auto ln1 = attentionNorm(w, 0, x);
    expectPublished("ln1", ln1);
    const auto qkv = queriesKeysValues(w, 0, ln1);
    expectPublished("q", qkv[0]);
    expectPublished("k", qkv[1]);
    expectPublished("v", qkv[2]);
    expectPublished("qkv", qkv.permute({1, 3, 0, 2, 4}).reshape({3, 11, 144}));
    const auto scores = attentionScores(w.config, 0, qkv[0], qkv[1]);
    expectPublished("att", scores);
    expectPublished("attSm", at::softmax(scores, -1));
    const auto z = headOutputs(w, 0, x);
    expectPublished("y", z);
    const auto attention = project(w, 0, z);
    expectPublished("yProj", attention);
    const auto mid = x + attention;
    expectPublished("attnResid", mid);
    const auto ln2 = mlpNorm(w, 0, mid);
    expectPublished("ln2", ln2);
    const auto fc = mlpInner(w, 0, ln2);
    expectPublished("fc", fc);
    expectPublished("gelu", activate(w.config, fc));
    const auto added = mlp(w, 0, mid);
    expectPublished("mlp", added);
    expectPublished("mlpResid", mid + added);
}

TEST_F(NanoSort, AttentionPatternsAreThePublishedOnes) {
    const auto engine = loadEngine(m_path, {.threads = 1});
    const auto patterns = test::tensorOf(published["attSm"]);  // [3, heads, 11, 11]
    for (std::int64_t text = 0; text < 3; ++text)
        for (int head = 0; head < engine->info().config.heads; ++head) {
            std::vector<TokenId> prompt;
            for (std::int64_t t = 0; t < 11; ++t)
                prompt.push_back(ids[text][t].item<int>());
            const auto pattern = engine->attention(prompt, {0, head});
            ASSERT_EQ(pattern.tokens, 11);
            EXPECT_LE(
                maxDifference(at::tensor(pattern.weights).view({11, 11}), patterns[text][head]),
                kNanoSortTolerance);
        }
}

TEST_F(NanoSort, EveryBlockAndTheOutput) {
    const auto& w = model->weights;
    auto x = embed(w, ids);
    for (int layer = 0; layer < 3; ++layer) {
        x = x + project(w, layer, headOutputs(w, layer, x));
        x = x + mlp(w, layer, x);
        expectPublished("block" + std::to_string(layer), x);
    }
    expectPublished("ln_f", finalNorm(w, x));
    const auto logits = forward(w, ids);
    expectPublished("lm_head", logits);
    expectPublished("probs", at::softmax(logits, -1));
}

TEST_F(NanoSort, TheEngineGivesThePublishedProbabilitiesAtTheLastPosition) {
    const auto engine = loadEngine(m_path, {.threads = 1});
    const auto published_p = test::tensorOf(published["probs"]);
    for (std::int64_t text = 0; text < 3; ++text) {
        SetRequest request;
        for (std::int64_t t = 0; t < 11; ++t)
            request.prompt.push_back(static_cast<TokenId>(ids[text][t].item<std::int64_t>()));
        request.topK = 3;
        for (const auto& score : engine->predict(request).clean)
            EXPECT_NEAR(score.p, published_p[text][10][score.token.id].item<float>(),
                        kNanoSortTolerance);
    }
}

// The model sorts six letters; a text counts when all six answers are right. The counts after each
// zero ablation come from another implementation.
TEST_F(NanoSort, EveryHeadsZeroAblationCostsThePublishedNumberOfTexts) {
    const auto expected = test::readJson(m_path / "ablation.json");
    const auto& w = model->packed;
    std::vector<std::vector<std::int64_t>> texts;
    for (int i = 0; i < 729; i += 3) {
        std::vector<std::int64_t> letters;
        for (int place = 243; place > 0; place /= 3)
            letters.push_back(i / place % 3);
        texts.push_back(letters);
    }
    ASSERT_EQ(texts.size(), expected["n"].get<std::size_t>());
    const auto countRight = [&](const std::vector<HeadId>& ablated) {
        int right = 0;
        for (const auto& letters : texts) {
            auto sorted = letters;
            std::sort(sorted.begin(), sorted.end());
            auto seen = letters;
            for (const auto letter : sorted) {
                const auto clean =
                    runClean(w, at::tensor(seen, at::kLong).unsqueeze(0), Positions::all());
                const auto logits =
                    ablated.empty()
                        ? clean.logits
                        : runAblated(w, clean, {test::variantOf(clean, ablated, Zero{})})[0];
                if (logits.argmax().item<std::int64_t>() != letter) break;
                seen.push_back(letter);
            }
            right += seen.size() == 12 ? 1 : 0;
        }
        return right;
    };
    EXPECT_EQ(countRight({}), expected["baseline"].get<int>());
    for (const auto& [name, count] : expected["ablated"].items()) {
        const HeadId head{name[0] - '0', name[2] - '0'};
        EXPECT_EQ(countRight({head}), count.get<int>()) << "head " << name;
    }
}

}  // namespace
}  // namespace headscope
