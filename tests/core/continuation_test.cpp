// SPDX-License-Identifier: GPL-3.0-or-later
// What is written token by token, with keys and values kept, against full forward passes in
// float64 over the prompt and what was written so far.
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"
#include "writing/token_draw.h"

#include <headscope/continuation.h>
#include <headscope/engine.h>
#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <random>
#include <stop_token>
#include <string>
#include <utility>

namespace headscope {
namespace {

// What the design promises between one way of computing a probability and another.
constexpr double kWrittenProbability = 1e-5;

const std::vector<TokenId> kWrittenPrompt{66, 101, 114, 108, 105, 110, 32};
const std::vector<HeadId> kWrittenHeads{{0, 1}, {2, 0}, {2, 2}, {3, 1}};

// z' of one head at one position, by the definition of each kind: own [h]; clean [T, h], of the
// prompt alone; bias [h].
at::Tensor inPlaceOf(const Intervention& intervention, const at::Tensor& own,
                     const at::Tensor& clean, const at::Tensor& bias) {
    const auto& source = intervention.source();
    if (std::holds_alternative<Zero>(source)) return at::zeros_like(own);
    if (std::holds_alternative<ScalarMean>(source))
        return at::full_like(own, clean.mean().item<double>());
    if (std::holds_alternative<VectorMean>(source)) return clean.mean(0);
    if (std::holds_alternative<ValueBias>(source)) return bias;
    return own * std::get<Scale>(source).alpha;
}

bool isEdited(const Positions& positions, std::int64_t t, std::int64_t promptTokens) {
    if (positions.kind == Positions::Kind::All) return true;
    if (positions.kind == Positions::Kind::Last) return t >= promptTokens - 1;
    return std::count(positions.chosen.begin(), positions.chosen.end(), t) > 0;
}

class ContinuationTest : public ::testing::Test {
 protected:
    ContinuationTest() {
        writeRandomCheckpoint(scratch / "model", livelySpec(7));
        engine = loadEngine(scratch / "model", {.threads = 2});
        m_weights = test::inDouble(test::LoadedModel(scratch / "model").weights);
    }

    [[nodiscard]] static ContinuationRequest request(int tokens = 12) {
        ContinuationRequest request;
        request.prompt = kWrittenPrompt;
        request.tokens = tokens;
        return request;
    }

    [[nodiscard]] static ContinuationRequest ablating(const Intervention& intervention,
                                                      const Positions& positions = {}) {
        auto asked = request();
        asked.heads = kWrittenHeads;
        asked.intervention = intervention;
        asked.positions = positions;
        return asked;
    }

    [[nodiscard]] Continuation written(const ContinuationRequest& request) const {
        return engine->write(request, {}, {});
    }

    // Probabilities [V] after `tokens`, of which the first are the prompt's.
    [[nodiscard]] at::Tensor plain(const std::vector<TokenId>& tokens,
                                   const ContinuationRequest& asked, TextSide side) const {
        const auto& w = m_weights;
        const auto h = w.config.headWidth();
        const std::vector<std::int64_t> ids(tokens.begin(), tokens.end());
        const auto prompt = static_cast<std::int64_t>(asked.prompt.size());
        auto x = embed(w, at::tensor(ids, at::kLong).unsqueeze(0));
        auto clean = x.narrow(1, 0, prompt);
        for (int layer = 0; layer < w.config.layers; ++layer) {
            const auto cleanZ = headOutputs(w, layer, clean);
            auto z = headOutputs(w, layer, x).clone();
            for (const auto& head : asked.heads) {
                if (head.layer != layer || side == TextSide::Clean) continue;
                const auto bias = w.blocks[static_cast<std::size_t>(layer)].attnBias.narrow(
                    0, 2 * w.config.width + head.head * h, h);
                for (std::int64_t t = 0; t < z.size(1); ++t) {
                    if (!isEdited(asked.positions, t, prompt)) continue;
                    auto own = z[0][t].narrow(0, head.head * h, h);
                    own.copy_(inPlaceOf(asked.intervention, own,
                                        cleanZ[0].narrow(1, head.head * h, h), bias));
                }
            }
            x = x + project(w, layer, z);
            x = x + mlp(w, layer, x);
            clean = clean + project(w, layer, cleanZ);
            clean = clean + mlp(w, layer, clean);
        }
        return at::softmax(unembed(w, x)[0][-1], 0);
    }

    // Every token's P and rank, and that it is the likeliest where none was drawn.
    void expectPlain(const WrittenText& text, const ContinuationRequest& asked,
                     TextSide side) const {
        auto tokens = asked.prompt;
        for (std::size_t place = 0; place < text.tokens.size(); ++place) {
            SCOPED_TRACE(place);
            const auto& written = text.tokens[place];
            const auto p = plain(tokens, asked, side);
            const auto own = p[written.token.id];
            EXPECT_NEAR(written.p, own.item<double>(), kWrittenProbability);
            EXPECT_EQ(written.rank, 1 + (p > own).sum().item<int>());
            if (!asked.sampling) {
                EXPECT_EQ(written.token.id, p.argmax().item<std::int64_t>());
                EXPECT_EQ(written.rank, 1);
            }
            tokens.push_back(written.token.id);
        }
    }

    void expectPlain(const Continuation& continuation, const ContinuationRequest& asked) const {
        expectPlain(continuation.clean, asked, TextSide::Clean);
        if (continuation.ablated) expectPlain(*continuation.ablated, asked, TextSide::Ablated);
    }

    ScratchFolder scratch;
    std::unique_ptr<Engine> engine;

 private:
    Gpt2Weights m_weights;
};

TEST_F(ContinuationTest, EveryTokenIsThatOfAFullPass) {
    const auto whole = written(request());
    EXPECT_EQ(idsOf(whole.prompt), kWrittenPrompt);
    EXPECT_EQ(whole.clean.tokens.size(), 12U);
    EXPECT_EQ(whole.clean.end, TextEnd::Asked);
    EXPECT_FALSE(whole.ablated);
    expectPlain(whole, request());
}

// The engine's own plain pass, which shares nothing with this one but the weights.
TEST_F(ContinuationTest, EveryTokenIsThatOfThePlainEngine) {
    auto asked = ablating(Zero{});
    const auto whole = written(asked);
    auto tokens = kWrittenPrompt;
    for (const auto& score : whole.ablated->tokens) {
        PlainRequest plain;
        plain.prompt = tokens;
        plain.heads = kWrittenHeads;
        plain.float64 = true;
        const auto run = referenceOf(*engine).plain(plain);
        const auto logits = run.at(tokens.size() - 1);
        double sum = 0;
        for (const double logit : logits)
            sum += std::exp(logit);
        EXPECT_NEAR(score.p, std::exp(logits[static_cast<std::size_t>(score.token.id)]) / sum,
                    kWrittenProbability);
        tokens.push_back(score.token.id);
    }
}

TEST_F(ContinuationTest, EveryInterventionStandsInTheWrittenPositions) {
    for (const auto& intervention : test::everyIntervention()) {
        SCOPED_TRACE(name(intervention));
        const auto asked = ablating(intervention);
        const auto whole = written(asked);
        ASSERT_EQ(whole.ablated->tokens.size(), 12U);
        expectPlain(whole, asked);
    }
}

TEST_F(ContinuationTest, PositionsSayWhereZIsEdited) {
    std::vector<std::vector<TokenId>> texts;
    for (const auto& positions :
         {Positions::all(), Positions::last(), Positions::at({1, 3}), Positions::at({6})}) {
        SCOPED_TRACE(name(positions));
        const auto asked = ablating(ScalarMean{}, positions);
        const auto whole = written(asked);
        expectPlain(whole, asked);
        auto& ids = texts.emplace_back();
        for (const auto& score : whole.ablated->tokens)
            ids.push_back(score.token.id);
    }
    // They are told apart by what is written, so that none can stand for another.
    std::sort(texts.begin(), texts.end());
    EXPECT_EQ(std::unique(texts.begin(), texts.end()), texts.end());
}

TEST_F(ContinuationTest, TheCleanTextDoesNotDependOnTheOther) {
    for (const auto& sampling :
         {std::optional<Sampling>(), std::optional(Sampling{.temperature = 1.5, .seed = 4})}) {
        auto asked = ablating(Zero{});
        asked.sampling = sampling;
        const auto both = written(asked);
        asked.heads.clear();
        EXPECT_EQ(written(asked).clean, both.clean);
        ASSERT_TRUE(firstDifference(both.clean, *both.ablated));
    }
}

// Heads that are left as they are: an ablated text that is the clean one, to the last bit.
TEST_F(ContinuationTest, NothingAblatedChangesNothing) {
    auto asked = ablating(Scale{1});
    asked.sampling = Sampling{.temperature = 2, .topK = 0, .seed = 11};
    const auto whole = written(asked);
    EXPECT_EQ(whole.clean, *whole.ablated);
    EXPECT_FALSE(firstDifference(whole.clean, *whole.ablated));
}

TEST_F(ContinuationTest, DrawsTheSameOfTheSameSeed) {
    auto asked = ablating(Zero{});
    asked.sampling = Sampling{.temperature = 1.2, .topK = 40, .seed = 3};
    const auto first = written(asked);
    expectPlain(first, asked);
    EXPECT_EQ(written(asked), first);
    asked.sampling->seed = 4;
    EXPECT_NE(written(asked).clean, first.clean);
    asked.sampling->topK = 1;  // nothing is left to chance
    auto likeliest = asked;
    likeliest.sampling.reset();
    EXPECT_EQ(written(asked), written(likeliest));
}

TEST_F(ContinuationTest, WritesOnFromOneToken) {
    auto asked = ablating(VectorMean{}, Positions::last());
    asked.prompt = {70};
    const auto whole = written(asked);
    EXPECT_EQ(whole.clean.tokens.size(), 12U);
    expectPlain(whole, asked);
}

// 32 positions: a token is predicted from a full context, and has no place in it.
TEST_F(ContinuationTest, EndsWhereTheContextIsFull) {
    for (const std::size_t tokens : {32U, 31U, 25U}) {
        auto asked = ablating(Zero{});
        asked.prompt.assign(tokens, 65);
        std::iota(asked.prompt.begin(), asked.prompt.end(), 40);
        const auto whole = written(asked);
        EXPECT_EQ(whole.clean.tokens.size(), 33 - tokens);
        EXPECT_EQ(whole.ablated->tokens.size(), 33 - tokens);
        EXPECT_EQ(whole.clean.end, TextEnd::ContextFull);
        EXPECT_EQ(whole.ablated->end, TextEnd::ContextFull);
        expectPlain(whole, asked);
        asked.tokens = static_cast<int>(33 - tokens);
        EXPECT_EQ(written(asked).clean.end, TextEnd::Asked);
    }
}

TEST_F(ContinuationTest, EndsWithTheTokenThatEndsATextOnEachSideAlone) {
    auto asked = ablating(Zero{});
    asked.sampling = Sampling{.temperature = 3, .seed = 5};
    asked.tokens = 20;
    const auto before = written(asked);
    // The first token after the first place of either text that stands for no byte.
    const auto found = std::find_if(before.clean.tokens.begin() + 1, before.clean.tokens.end(),
                                    [&](const TokenScore& score) { return score.token.id >= 256; });
    ASSERT_NE(found, before.clean.tokens.end());
    const auto length = found - before.clean.tokens.begin() + 1;
    const auto ends = found->token.id;

    const auto known = nlohmann::ordered_json::parse(readBytes(scratch / "model/vocab.json"));
    nlohmann::ordered_json vocabulary;
    for (const auto& [text, id] : known.items())
        vocabulary[id == ends ? "<|endoftext|>" : text] = id;
    writeBytes(scratch / "model/vocab.json", vocabulary.dump());
    engine.reset();
    engine = loadEngine(scratch / "model", {.threads = 2});
    const auto after = written(asked);
    EXPECT_EQ(after.clean.end, TextEnd::EndOfText);
    ASSERT_EQ(after.clean.tokens.size(), static_cast<std::size_t>(length));
    EXPECT_EQ(after.clean.tokens.back().token, (TokenRef{ends, "<|endoftext|>"}));
    // The other goes on as before, up to where it has such a token, too.
    const auto other =
        std::find_if(before.ablated->tokens.begin(), before.ablated->tokens.end(),
                     [&](const TokenScore& score) { return score.token.id == ends; });
    ASSERT_EQ(other, before.ablated->tokens.end());
    EXPECT_EQ(*after.ablated, *before.ablated);
    EXPECT_TRUE(differ(after.clean, *after.ablated, static_cast<std::size_t>(length)));
}

TEST_F(ContinuationTest, TellsOfEachTokenAndStopsWithinOne) {
    std::stop_source stop;
    Continuation told;
    told.ablated.emplace();
    int between = 0;
    ContinuationSink sink;
    sink.token = [&](TextSide side, const TokenScore& score) {
        (side == TextSide::Clean ? told.clean : *told.ablated).tokens.push_back(score);
        // The clean token of a place comes first.
        EXPECT_EQ(told.clean.tokens.size(),
                  told.ablated->tokens.size() + (side == TextSide::Clean ? 1 : 0));
        if (told.clean.tokens.size() == 4) stop.request_stop();
    };
    sink.between = [&] {
        ++between;
        (void)engine->predict(test::setOf({50, 51}, {}, Zero{}));
        EXPECT_EQ(told.clean.tokens.size(), told.ablated->tokens.size());
    };
    const auto whole = engine->write(ablating(Zero{}), sink, stop.get_token());
    EXPECT_EQ(whole.clean.end, TextEnd::Stopped);
    EXPECT_EQ(whole.ablated->end, TextEnd::Stopped);
    EXPECT_EQ(whole.clean.tokens, told.clean.tokens);
    EXPECT_EQ(whole.ablated->tokens, told.ablated->tokens);
    EXPECT_EQ(whole.clean.tokens.size(), 4U);
    EXPECT_EQ(between, 4);
    // Stopped before its first token, and questions between tokens change nothing.
    const auto none = engine->write(ablating(Zero{}), sink, stop.get_token());
    EXPECT_TRUE(none.clean.tokens.empty());
    EXPECT_EQ(none.ablated->end, TextEnd::Stopped);
    sink.token = {};
    EXPECT_EQ(engine->write(ablating(Zero{}),
                            {{},
                             [&] {
                                 (void)engine->predict(test::setOf({50, 51}, {}, Zero{}));
                             }},
                            {}),
              written(ablating(Zero{})));
}

TEST_F(ContinuationTest, RefusesWhatCannotBeWritten) {
    const auto refuse = [&](const std::vector<std::string>& parts, auto change) {
        auto asked = ablating(Zero{});
        asked.sampling.emplace();
        change(asked);
        expectInputError(parts, [&] { (void)written(asked); });
    };
    refuse({"prompt is empty"}, [](auto& asked) { asked.prompt.clear(); });
    refuse({"33 tokens"}, [](auto& asked) { asked.prompt.assign(33, 1); });
    refuse({"no head 9.9"}, [](auto& asked) { asked.heads = {{9, 9}}; });
    refuse({"positions 7"}, [](auto& asked) { asked.positions = Positions::at({7}); });
    refuse({"0 tokens"}, [](auto& asked) { asked.tokens = 0; });
    refuse({"temperature 0"}, [](auto& asked) { asked.sampling->temperature = 0; });
    refuse({"temperature nan"}, [](auto& asked) { asked.sampling->temperature = std::nan(""); });
    refuse({"likeliest -1"}, [](auto& asked) { asked.sampling->topK = -1; });
}

TEST(TokenDraw, NumbersAreThoseOfTheStandardsGenerator) {
    EvenNumbers numbers(5489);  // of whose 10000th number the standard says what it is
    double last = 0;
    for (int i = 0; i < 10000; ++i)
        last = numbers.next();
    EXPECT_EQ(last, static_cast<double>(9981545732273789042ULL >> 11U) / std::pow(2.0, 53));
}

// The place of a number among the probabilities in their order, found by sorting them all.
std::size_t sortedDraw(const std::vector<float>& logits, const Sampling& sampling, double number) {
    std::vector<std::size_t> order(logits.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return logits[a] > logits[b]; });
    if (sampling.topK > 0)
        order.resize(std::min(order.size(), static_cast<std::size_t>(sampling.topK)));
    std::vector<double> until(1, 0.0);
    for (const auto token : order)
        until.push_back(until.back() + std::exp(double{logits[token]} / sampling.temperature));
    for (std::size_t i = 0; i < order.size(); ++i)
        if (number < until[i + 1] / until.back()) return order[i];
    return order.back();
}

TEST(TokenDraw, IsThePlaceOfTheNumberAmongSortedProbabilities) {
    std::mt19937 generator(2);
    std::normal_distribution<float> normal;
    std::vector<float> logits(3000);
    for (auto& logit : logits)
        logit = std::round(4 * normal(generator)) / 4;  // many are equal
    logits[17] = -std::numeric_limits<float>::infinity();
    EvenNumbers numbers(1);
    for (const double temperature : {0.1, 1.0, 50.0})
        for (const int topK : {0, 1, 2, 100, 5000}) {
            const Sampling sampling{temperature, topK, 0};
            for (int i = 0; i < 200; ++i) {
                const double number = numbers.next();
                EXPECT_EQ(drawToken(logits, sampling, number), sortedDraw(logits, sampling, number))
                    << temperature << " " << topK << " " << number;
            }
        }
    EXPECT_EQ(drawToken(std::vector<float>{1, 3, 3}, {}, 0), 1U);
    EXPECT_EQ(drawToken(std::vector<float>{1, 3, 3}, {}, 0.9999999), 0U);
}

// What is drawn comes as often as its probability says.
TEST(TokenDraw, ComesAsOftenAsItsProbability) {
    const std::vector<double> p{0.5, 0.25, 0.125, 0.125};
    std::vector<float> logits;
    for (const double one : p)
        logits.push_back(static_cast<float>(std::log(one)) + 3);
    constexpr int kDraws = 40000;
    std::vector<int> drawn(p.size());
    EvenNumbers numbers(9);
    for (int i = 0; i < kDraws; ++i)
        ++drawn[drawToken(logits, {}, numbers.next())];
    for (std::size_t i = 0; i < p.size(); ++i)
        EXPECT_NEAR(drawn[i], kDraws * p[i], 4 * std::sqrt(kDraws * p[i] * (1 - p[i])));
}

WrittenText textOf(const std::vector<TokenId>& ids) {
    WrittenText written;
    for (const auto id : ids)
        written.tokens.push_back({{id, "t"}, 0.5F, 1, 1});
    return written;
}

TEST(WrittenText, OneTokenMoreDoesNotMakeAllThatFollowsAnother) {
    using Places = std::vector<bool>;
    const auto shared = [](const std::vector<TokenId>& clean, const std::vector<TokenId>& ablated) {
        return sharedTokens(textOf(clean), textOf(ablated));
    };
    EXPECT_EQ(shared({1, 2, 3, 4}, {1, 9, 2, 3}),
              (SharedTokens{Places{true, true, true, false}, Places{true, false, true, true}}));
    EXPECT_EQ(shared({1, 2, 3}, {1, 2, 3}),
              (SharedTokens{Places{true, true, true}, Places{true, true, true}}));
    EXPECT_EQ(shared({1, 2}, {3}), (SharedTokens{Places{false, false}, Places{false}}));
    EXPECT_EQ(shared({}, {3}), (SharedTokens{Places{}, Places{false}}));
    EXPECT_EQ(sharedTokens(textOf({1, 2, 3}), textOf({2, 1, 3}), 1),
              (SharedTokens{Places{false}, Places{false}}));
}

// As many as every choice of places could give.
TEST(WrittenText, AsManyTokensAsPossibleAreShared) {
    std::mt19937 random(5);
    for (int i = 0; i < 200; ++i) {
        std::vector<TokenId> both[2];
        for (auto& ids : both)
            for (std::size_t n = random() % 9; n > 0; --n)
                ids.push_back(static_cast<TokenId>(random() % 3));
        std::size_t best = 0;
        for (unsigned chosen = 0; chosen < 1U << both[0].size(); ++chosen) {
            std::size_t at = 0;
            std::size_t found = 0;
            bool fits = true;
            for (std::size_t k = 0; k < both[0].size() && fits; ++k) {
                if (!(chosen >> k & 1U)) continue;
                while (at < both[1].size() && both[1][at] != both[0][k])
                    ++at;
                fits = at++ < both[1].size();
                ++found;
            }
            if (fits) best = std::max(best, found);
        }
        const auto shared = sharedTokens(textOf(both[0]), textOf(both[1]));
        for (const auto& side : {shared.inClean, shared.inAblated})
            EXPECT_EQ(static_cast<std::size_t>(std::count(side.begin(), side.end(), true)), best);
    }
}

TEST(WrittenText, DifferencesAreCountedToTheEndOfTheLongerText) {
    const auto text = [](const std::vector<TokenId>& ids) { return textOf(ids); };
    EXPECT_FALSE(firstDifference(text({}), text({})));
    EXPECT_FALSE(firstDifference(text({1, 2}), text({1, 2})));
    EXPECT_EQ(firstDifference(text({1, 2, 3}), text({1, 4, 3})), 1U);
    EXPECT_FALSE(differ(text({1, 2, 3}), text({1, 4, 3}), 2));
    EXPECT_EQ(firstDifference(text({1, 2}), text({1, 2, 5})), 2U);
    EXPECT_FALSE(differ(text({1}), text({1}), 1));
}

}  // namespace
}  // namespace headscope
