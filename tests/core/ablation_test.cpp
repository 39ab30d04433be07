// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep against a naive loop that edits z in a full forward pass, and against identities.
#include "checkpoint_maker.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"
#include "sweep/donor_pass.h"

#include <headscope/engine.h>
#include <headscope/error.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace headscope {
namespace {

// What the design promises between batched, streamed and single computation, in probability.
constexpr double kProbability = 1e-5;
// The same numbers in float64: the distance of float32 from the truth, on a model of this size.
constexpr double kFloat64 = 2e-6;

CheckpointSpec smallModel(unsigned seed = 7) {
    return livelySpec(seed);
}

const std::vector<TokenId> kPrompt{66, 101, 114, 108, 105, 110, 32};
// Another from its third token on.
const std::vector<TokenId> kDonor{66, 101, 50, 108, 7, 110, 99};

// Every kind of intervention.
std::vector<Intervention> everyKindAndAPatch() {
    auto all = test::everyIntervention();
    all.emplace_back(FromPrompt{kDonor});
    return all;
}

class Ablation : public ::testing::Test {
 protected:
    Ablation() { writeRandomCheckpoint(folder(), smallModel()); }

    [[nodiscard]] std::filesystem::path folder() const { return scratch.path() / "model"; }
    [[nodiscard]] static at::Tensor ids() {
        return at::tensor(std::vector<std::int64_t>(kPrompt.begin(), kPrompt.end()), at::kLong)
            .unsqueeze(0);
    }

    ScratchFolder scratch;
};

bool edits(const Positions& positions, std::int64_t t, std::int64_t tokens) {
    if (positions.kind == Positions::Kind::All) return true;
    if (positions.kind == Positions::Kind::Last) return t == tokens - 1;
    return std::count(positions.chosen.begin(), positions.chosen.end(), t) > 0;
}

// z' of one head at one position, by the definition of each kind: own [h], clean [T, h], bias [h],
// donor [h].
at::Tensor edited(const Intervention& intervention, const at::Tensor& own, const at::Tensor& clean,
                  const at::Tensor& bias, const at::Tensor& donor) {
    const auto& source = intervention.source();
    if (std::holds_alternative<FromPrompt>(source)) return donor;
    if (std::holds_alternative<Zero>(source)) return at::zeros_like(own);
    if (std::holds_alternative<ScalarMean>(source))
        return at::full_like(own, clean.mean().item<double>());
    if (std::holds_alternative<VectorMean>(source)) return clean.mean(0);
    if (std::holds_alternative<ValueBias>(source)) return bias;
    return own * std::get<Scale>(source).alpha;
}

// One full forward, as a pre-hook on every c_proj does it; the means come from a clean forward.
at::Tensor naiveLogits(const Gpt2Weights& w, const at::Tensor& ids, const std::set<HeadId>& heads,
                       const Intervention& intervention, const Positions& positions) {
    const auto h = w.config.headWidth();
    auto clean = embed(w, ids);
    auto x = clean;
    const auto* other = std::get_if<FromPrompt>(&intervention.source());
    auto donor = other ? embed(w, idTensor(other->prompt)) : clean;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto donorZ = headOutputs(w, layer, donor);
        donor = donor + project(w, layer, donorZ);
        donor = donor + mlp(w, layer, donor);
        const auto cleanZ = headOutputs(w, layer, clean);
        auto z = headOutputs(w, layer, x).clone();
        for (const auto& head : heads) {
            if (head.layer != layer) continue;
            const auto cleanHead = cleanZ[0].narrow(1, head.head * h, h);
            const auto bias = w.blocks[static_cast<std::size_t>(layer)].attnBias.narrow(
                0, 2 * w.config.width + head.head * h, h);
            for (std::int64_t t = 0; t < ids.size(1); ++t) {
                if (!edits(positions, t, ids.size(1))) continue;
                auto own = z[0][t].narrow(0, head.head * h, h);
                own.copy_(edited(intervention, own, cleanHead, bias,
                                 donorZ[0][t].narrow(0, head.head * h, h)));
            }
        }
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
        clean = clean + project(w, layer, cleanZ);
        clean = clean + mlp(w, layer, clean);
    }
    return unembed(w, x)[0][-1];
}

void expectCell(const Cell& cell, const at::Tensor& logits, const at::Tensor& clean, TokenId target,
                TokenId control, double tolerance) {
    const auto where =
        ::testing::PrintToString(cell.head.layer) + "." + ::testing::PrintToString(cell.head.head);
    const auto logP = at::log_softmax(logits.to(at::kDouble), 0);
    const auto cleanLogP = at::log_softmax(clean.to(at::kDouble), 0);
    EXPECT_NEAR(cell.pTarget, std::exp(logP[target].item<double>()), tolerance) << where;
    EXPECT_NEAR(cell.pControl, std::exp(logP[control].item<double>()), tolerance) << where;
    EXPECT_NEAR(cell.logitTarget, logits[target].item<double>(), 10 * tolerance) << where;
    EXPECT_NEAR(cell.logitControl, logits[control].item<double>(), 10 * tolerance) << where;
    EXPECT_EQ(cell.rankTarget, 1 + (logits > logits[target]).sum().item<int>()) << where;
    EXPECT_EQ(cell.rankControl, 1 + (logits > logits[control]).sum().item<int>()) << where;
    EXPECT_NEAR(cell.kl, (cleanLogP.exp() * (cleanLogP - logP)).sum().item<double>(), tolerance)
        << where;
    EXPECT_EQ(cell.argmax.id, logits.argmax().item<std::int64_t>()) << where;
    EXPECT_NEAR(cell.pArgmax, std::exp(logP.max().item<double>()), tolerance) << where;
}

SweepRequest request(Positions positions = {}) {
    SweepRequest request;
    request.prompt = kPrompt;
    request.target = 97;
    request.control = 98;
    request.positions = std::move(positions);
    return request;
}

// P of a set is the sum of its tokens', its logit ln of the sum of exp, its rank the best of
// theirs: against full forward passes in float32 and in float64.
TEST_F(Ablation, ASetOfTokensCountsAsOne) {
    const test::LoadedModel model(folder());
    const auto exact = test::inDouble(model.weights);
    auto asked = request();
    const std::vector<TokenId> members{97, 3, 200};
    asked.target = TokenSet({200, 97, 3, 97});
    asked.control = TokenSet({98, 11});
    EXPECT_EQ(asked.target.ids(), (std::vector<TokenId>{3, 97, 200}));
    const auto engine = loadEngine(folder(), {.threads = 2});
    const auto result = engine->sweep(asked, {}, {});
    const auto expectSet = [&](float p, float logit, int rank, const at::Tensor& logits,
                               const at::Tensor& truth) {
        double sum = 0;
        double exps = 0;
        int best = 1 << 30;
        for (const auto id : members) {
            sum += truth[id].item<double>();
            exps += std::exp(logits[id].item<double>());
            best = std::min(best, 1 + (logits > logits[id]).sum().item<int>());
        }
        EXPECT_NEAR(p, sum, 3 * kFloat64);
        EXPECT_NEAR(logit, std::log(exps), 10 * kProbability);
        EXPECT_EQ(rank, best);
    };
    const auto clean = forward(model.weights, ids())[0][-1];
    const auto exactClean = forward(exact, ids())[0][-1];
    expectSet(result.clean.target.p, result.clean.target.logit, result.clean.target.rank, clean,
              at::softmax(exactClean, 0));
    EXPECT_EQ(result.clean.target.set(), asked.target);
    for (const auto& part : result.parts)
        for (const auto& cell : part.cells) {
            const auto logits =
                naiveLogits(model.weights, ids(), {cell.head}, part.intervention, {});
            const auto truth =
                at::softmax(naiveLogits(exact, ids(), {cell.head}, part.intervention, {}), 0);
            expectSet(cell.pTarget, cell.logitTarget, cell.rankTarget, logits, truth);
            // ln P = logit - log sum exp holds for a set as for a token.
            EXPECT_NEAR(std::exp(cell.logitControl - cell.logSumExp),
                        (truth[98] + truth[11]).item<double>(), 2 * kFloat64);
        }
}

// A set of one token gives that token's numbers to the last bit, and a further token changes
// nothing but the watched one's.
TEST_F(Ablation, ASetOfOneTokenIsThatToken) {
    const auto engine = loadEngine(folder(), {.threads = 2});
    auto asked = request();
    const auto one = engine->sweep(asked, {}, {});
    asked.target = TokenSet({97, 97});
    auto same = engine->sweep(asked, {}, {});
    for (std::size_t i = 0; i < one.parts.size(); ++i) {
        same.parts[i].seconds = one.parts[i].seconds;
        EXPECT_EQ(same.parts[i], one.parts[i]);
    }
    EXPECT_EQ(same.clean, one.clean);
    asked.target = TokenSet({97, 5});
    const auto wider = engine->sweep(asked, {}, {});
    for (std::size_t i = 0; i < one.parts[0].cells.size(); ++i) {
        const auto& cell = wider.parts[0].cells[i];
        EXPECT_EQ(cell.pControl, one.parts[0].cells[i].pControl);
        EXPECT_EQ(cell.kl, one.parts[0].cells[i].kl);
        EXPECT_GT(cell.pTarget, one.parts[0].cells[i].pTarget);
    }
}

TEST_F(Ablation, SetsThatCannotBeWatchedAreRefused) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    const auto refuses = [&](const TokenSet& target, const TokenSet& control,
                             const std::string& part) {
        auto asked = request();
        asked.target = target;
        asked.control = control;
        try {
            (void)engine->sweep(asked, {}, {});
            ADD_FAILURE() << "took " << part;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input);
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    refuses(TokenSet({97, 98}), TokenSet({98, 99}), "target and control share the token 98");
    refuses(TokenSet({97, 98}), TokenSet({97, 98}), "target and control share the token 97");
    refuses(97, 97, "target and control are the same token");
    refuses(TokenSet(std::vector<TokenId>()), 98, "the target has no token");
    refuses(97, TokenSet({98, 1'000'000}), "the control token id 1000000 is not in the vocabulary");
    refuses(97, TokenSet({98, -1}), "the control token id -1");
}

class AblationAt : public Ablation, public ::testing::WithParamInterface<Positions> {};

TEST_P(AblationAt, SweepEqualsOneFullForwardPerHeadAndItsFloat64) {
    const test::LoadedModel model(folder());
    const auto exact = test::inDouble(model.weights);
    auto asked = request(GetParam());
    asked.interventions = everyKindAndAPatch();
    const auto result = loadEngine(folder(), {.threads = 2})->sweep(asked, {}, {});
    ASSERT_EQ(result.parts.size(), asked.interventions.size());
    const auto clean = forward(model.weights, ids())[0][-1];
    for (const auto& part : result.parts) {
        ASSERT_EQ(part.cells.size(), 12u);
        for (const auto& cell : part.cells) {
            expectCell(
                cell, naiveLogits(model.weights, ids(), {cell.head}, part.intervention, GetParam()),
                clean, 97, 98, kProbability);
            const auto truth = at::softmax(
                naiveLogits(exact, ids(), {cell.head}, part.intervention, GetParam()), 0);
            EXPECT_NEAR(cell.pTarget, truth[97].item<double>(), kFloat64);
        }
    }
}

TEST_P(AblationAt, ASetOfHeadsTogetherEqualsOneFullForward) {
    const test::LoadedModel model(folder());
    const auto engine = loadEngine(folder(), {.threads = 2});
    const std::vector<HeadId> heads{{2, 1}, {0, 2}, {2, 0}, {3, 1}, {2, 1}};
    for (const auto& intervention : everyKindAndAPatch()) {
        const auto p = at::softmax(naiveLogits(model.weights, ids(), {heads.begin(), heads.end()},
                                               intervention, GetParam()),
                                   0);
        const auto prediction =
            engine->predict(test::setOf(kPrompt, heads, intervention, GetParam(), 300));
        ASSERT_EQ(prediction.ablated.size(), 300u);
        for (const auto& score : prediction.ablated)
            EXPECT_NEAR(score.p, p[score.token.id].item<double>(), kProbability);
    }
}

TEST_P(AblationAt, ASetsEffectEqualsOneFullForward) {
    const test::LoadedModel model(folder());
    const auto engine = loadEngine(folder(), {.threads = 2});
    const auto clean = forward(model.weights, ids())[0][-1];
    for (const auto& intervention : everyKindAndAPatch())
        for (const auto& heads : {std::vector<HeadId>{{2, 1}, {0, 2}, {2, 0}, {3, 1}, {2, 1}},
                                  std::vector<HeadId>{{3, 2}}, std::vector<HeadId>{}}) {
            const Cell joint{engine->ablate(test::watched(
                                 test::setOf(kPrompt, heads, intervention, GetParam(), 5), 97, 98)),
                             {}};
            const auto logits = naiveLogits(model.weights, ids(), {heads.begin(), heads.end()},
                                            intervention, GetParam());
            expectCell(joint, logits, clean, 97, 98, kProbability);
            ASSERT_EQ(joint.top.size(), 5u);
            EXPECT_EQ(joint.top.front().token.id, logits.argmax().item<std::int64_t>());
            EXPECT_NEAR(joint.logSumExp, at::logsumexp(logits.to(at::kDouble), 0).item<double>(),
                        kProbability);
        }
}

TEST_P(AblationAt, WithHeadsGivenEveryCellEqualsOneFullForwardOfBoth) {
    const test::LoadedModel model(folder());
    const auto clean = forward(model.weights, ids())[0][-1];
    auto asked = request(GetParam());
    asked.given = {{2, 1}, {1, 0}, {2, 1}};
    asked.interventions = everyKindAndAPatch();
    asked.cellTopK = 3;
    const auto result = loadEngine(folder(), {.threads = 2})->sweep(asked, {}, {});
    for (const auto& part : result.parts) {
        ASSERT_EQ(part.cells.size(), 12u);
        for (const auto& cell : part.cells) {
            const auto logits = naiveLogits(model.weights, ids(), {{2, 1}, {1, 0}, cell.head},
                                            part.intervention, GetParam());
            expectCell(cell, logits, clean, 97, 98, kProbability);
            ASSERT_EQ(cell.top.size(), 3u);
        }
        ASSERT_TRUE(part.given.has_value());
        expectCell(
            {*part.given, {}},
            naiveLogits(model.weights, ids(), {{2, 1}, {1, 0}}, part.intervention, GetParam()),
            clean, 97, 98, kProbability);
    }
}

INSTANTIATE_TEST_SUITE_P(Where, AblationAt,
                         ::testing::Values(Positions::all(), Positions::last(), Positions::at({0}),
                                           Positions::at({2, 4}), Positions::at({3, 6})),
                         [](const auto& chosen) {
                             auto text = name(chosen.param);
                             for (auto& c : text)
                                 c = c == ',' ? '_' : c;
                             return text;
                         });

TEST_F(Ablation, NothingAblatedChangesNothing) {
    const auto prediction =
        loadEngine(folder(), {.threads = 1})->predict(test::setOf(kPrompt, {}, Zero{}, {}, 300));
    EXPECT_EQ(prediction.clean, prediction.ablated);
    const test::LoadedModel model(folder());
    const auto p = at::softmax(forward(model.weights, ids())[0][-1], 0);
    for (const auto& score : prediction.clean)
        EXPECT_NEAR(score.p, p[score.token.id].item<float>(), kProbability);
    // Heads replaced by what they already were, through the ablated pass.
    const auto packed = packWeights(model.weights);
    auto clean = runClean(packed, ids(), Positions::all());
    for (auto& z : clean.z)
        z = at::zeros_like(z);
    EXPECT_LE(test::maxDifference(
                  runAblated(packed, clean, {test::variantOf(clean, {{3, 0}, {3, 1}}, Zero{})})[0],
                  clean.logits),
              kProbability);
}

TEST_F(Ablation, AllHeadsOfALayerRemoveItsAttentionButForTheBias) {
    const test::LoadedModel model(folder());
    const auto& w = model.weights;
    for (int removed = 0; removed < w.config.layers; ++removed) {
        auto x = embed(w, ids());
        for (int layer = 0; layer < w.config.layers; ++layer) {
            const auto& bias = w.blocks[static_cast<std::size_t>(layer)].projBias;
            x = layer == removed ? x + bias : x + project(w, layer, headOutputs(w, layer, x));
            x = x + mlp(w, layer, x);
        }
        const auto clean = runClean(model.packed, ids(), Positions::all());
        const auto variant =
            test::variantOf(clean, {{removed, 0}, {removed, 1}, {removed, 2}}, Zero{});
        EXPECT_LE(test::maxDifference(runAblated(model.packed, clean, {variant})[0],
                                      unembed(w, x)[0][-1]),
                  kProbability)
            << "layer " << removed;
    }
}

TEST_F(Ablation, AHeadWithoutRowsInCProjChangesNothing) {
    test::LoadedModel model(folder());
    auto& rows = model.weights.blocks[1].projWeight;
    rows = rows.clone();
    rows.narrow(0, 8, 8).zero_();
    const auto packed = packWeights(model.weights);
    const auto clean = runClean(packed, ids(), Positions::all());
    for (const auto& intervention : test::everyIntervention())
        EXPECT_LE(
            test::maxDifference(
                runAblated(packed, clean, {test::variantOf(clean, {{1, 1}}, intervention)})[0],
                clean.logits),
            kProbability);
}

TEST_F(Ablation, ZeroAndMeanAgreeWhereTheMeanIsZero) {
    test::LoadedModel model(folder());
    auto& block = model.weights.blocks[2];
    block.attnWeight = block.attnWeight.clone();
    block.attnBias = block.attnBias.clone();
    // The second half of head 1's values is minus the first: their mean is 0, they are not.
    const auto first = 2 * 24 + 8;
    block.attnWeight.narrow(1, first + 4, 4).copy_(-block.attnWeight.narrow(1, first, 4));
    block.attnBias.narrow(0, first + 4, 4).copy_(-block.attnBias.narrow(0, first, 4));
    const auto packed = packWeights(model.weights);
    const auto clean = runClean(packed, ids(), Positions::all());
    EXPECT_NEAR(clean.facts.scalarMean({2, 1}), 0, 1e-7);
    const auto logits = runAblated(
        packed, clean,
        {test::variantOf(clean, {{2, 1}}, Zero{}), test::variantOf(clean, {{2, 1}}, ScalarMean{})});
    EXPECT_LE(test::maxDifference(logits[0], logits[1]), kProbability);
    EXPECT_GT(test::maxDifference(logits[0], clean.logits), 1e-3) << "the head does nothing";
}

// Only one head writes to the residual stream: ablating it must matter, ablating any other must
// not. An edit in the wrong layer, of the wrong slice, or after c_proj fails this for some pair.
TEST_F(Ablation, TheEditReachesExactlyOneHeadInItsLayer) {
    test::LoadedModel model(folder());
    const auto original = model.weights.blocks;
    for (int layer = 0; layer < 4; ++layer) {
        for (int head = 0; head < 3; ++head) {
            for (int l = 0; l < 4; ++l) {
                auto& rows = model.weights.blocks[static_cast<std::size_t>(l)].projWeight;
                rows = at::zeros_like(rows);
                if (l == layer)
                    rows.narrow(0, head * 8, 8)
                        .copy_(original[static_cast<std::size_t>(l)].projWeight.narrow(0, head * 8,
                                                                                       8));
            }
            const auto packed = packWeights(model.weights);
            const auto clean = runClean(packed, ids(), Positions::all());
            Batch batch;
            for (int l = 0; l < 4; ++l)
                for (int h = 0; h < 3; ++h)
                    batch.push_back(test::variantOf(clean, {{l, h}}, Zero{}));
            const auto logits = runAblated(packed, clean, batch);
            for (std::size_t i = 0; i < batch.size(); ++i) {
                const auto change =
                    test::maxDifference(logits[static_cast<std::int64_t>(i)], clean.logits);
                if (batch[i].heads.front() == HeadId{layer, head})
                    EXPECT_GT(change, 1e-3);
                else
                    EXPECT_LE(change, kProbability);
            }
        }
    }
}

TEST_F(Ablation, HeadMeansAreTheMeansOfZ) {
    const test::LoadedModel model(folder());
    const auto exact = test::inDouble(model.weights);
    const auto result = loadEngine(folder(), {.threads = 1})->sweep(request(), {}, {});
    auto x = embed(exact, ids());
    for (int layer = 0; layer < 4; ++layer) {
        const auto z = headOutputs(exact, layer, x);
        for (int head = 0; head < 3; ++head)
            EXPECT_NEAR(result.clean.headMean({layer, head}),
                        z.narrow(2, head * 8, 8).mean().item<double>(), kFloat64);
        x = x + project(exact, layer, z);
        x = x + mlp(exact, layer, x);
    }
}

TEST_F(Ablation, EveryCellStreamsOnceAndEqualsTheResult) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    std::map<std::pair<Intervention, HeadId>, Cell> streamed;
    int cleanRuns = 0;
    SweepSink sink;
    sink.clean = [&](const CleanRun& clean) {
        ++cleanRuns;
        EXPECT_TRUE(streamed.empty());
        EXPECT_EQ(clean.prompt.size(), kPrompt.size());
    };
    sink.cells = [&](const Intervention& intervention, std::span<const Cell> cells) {
        for (const auto& cell : cells)
            EXPECT_TRUE(streamed.emplace(std::pair(intervention, cell.head), cell).second);
    };
    const auto result = engine->sweep(request(), sink, {});
    EXPECT_EQ(cleanRuns, 1);
    EXPECT_EQ(streamed.size(), 24u);
    EXPECT_FALSE(result.stopped);
    for (const auto& part : result.parts)
        for (const auto& cell : part.cells)
            EXPECT_EQ(streamed.at({part.intervention, cell.head}), cell);
}

// The pattern is read off what the engine kept of earlier calls; a fresh engine has kept nothing.
TEST_F(Ablation, AttentionDoesNotDependOnWhatWasAskedBefore) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    const std::vector<TokenId> prompt{7, 8, 9, 10};
    for (const auto& positions : {Positions::all(), Positions::last()}) {
        (void)engine->predict(test::setOf(prompt, {{0, 1}}, Zero{}, positions, 5));
        for (int layer = 0; layer < engine->info().config.layers; ++layer)
            EXPECT_EQ(engine->attention(prompt, {layer, 1}).weights,
                      loadEngine(folder(), {.threads = 1})->attention(prompt, {layer, 1}).weights);
    }
    (void)engine->attention({3, 2}, {1, 0});
    EXPECT_EQ(engine->attention(prompt, {2, 2}).weights,
              loadEngine(folder(), {.threads = 1})->attention(prompt, {2, 2}).weights);
}

TEST_F(Ablation, QuestionsBetweenBatchesDoNotDisturbTheSweep) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    const auto undisturbed = engine->sweep(request(), {}, {});
    SweepSink sink;
    int asked = 0;
    sink.cells = [](const Intervention&, std::span<const Cell>) {};  // in batches, to be soon there
    sink.between = [&] {
        (void)engine->predict(test::setOf({1, 2, 3}, {{0, 1}}, Zero{}, Positions::last(), 5));
        (void)engine->ablate(
            test::watched(test::setOf({4, 5}, {{1, 1}}, ScalarMean{}, {}, 5), 97, 98));
        (void)engine->attention({7, 8, 9}, {2, 1});
        ++asked;
    };
    auto disturbed = engine->sweep(request(), sink, {});
    EXPECT_GT(asked, 1);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(disturbed.parts[i].cells, undisturbed.parts[i].cells);
}

TEST_F(Ablation, SaysBeforeEachLayerWhichHeadsAreComputedAndHowFarTheyAre) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    std::vector<HeadId> working;
    std::vector<double> parts;
    std::set<HeadId> finished;
    SweepSink sink;
    sink.progress = [&](std::span<const HeadId> heads, double part) {
        if (parts.empty()) working.assign(heads.begin(), heads.end());
        EXPECT_TRUE(std::equal(heads.begin(), heads.end(), working.begin(), working.end()));
        parts.push_back(part);
    };
    sink.cells = [&](const Intervention& intervention, std::span<const Cell> cells) {
        for (const Cell& cell : cells)
            finished.insert(cell.head);
        if (intervention != ScalarMean{}) return;
        // A batch is done: it was announced whole, once a layer, with more and more of it done.
        EXPECT_EQ(std::vector(finished.begin(), finished.end()), working);
        EXPECT_EQ(parts.size(), static_cast<std::size_t>(4 - working.front().layer));
        EXPECT_EQ(parts.front(), 0);
        EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end(), std::less_equal<>()));
        EXPECT_LT(parts.back(), 1);
        finished.clear();
        parts.clear();
    };
    EXPECT_FALSE(engine->sweep(request(), sink, {}).stopped);
    EXPECT_TRUE(parts.empty());
}

TEST_F(Ablation, AStopWithinABatchGivesItUpBeforeItsNextLayer) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    std::stop_source stop;
    std::size_t streamed = 0;
    int steps = 0;
    SweepSink sink;
    sink.cells = [&](Intervention, std::span<const Cell> cells) { streamed += cells.size(); };
    sink.progress = [&](std::span<const HeadId>, double part) {
        ++steps;
        if (part > 0) stop.request_stop();
    };
    EXPECT_TRUE(engine->sweep(request(), sink, stop.get_token()).stopped);
    EXPECT_EQ(streamed, 6U) << "of the batch before: one layer, 3 heads, 2 interventions";
    EXPECT_EQ(steps, 3);
}

TEST_F(Ablation, AStopEndsItWithinOneBatchAndKeepsWhatIsFinished) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    std::stop_source stop;
    std::size_t streamed = 0;
    SweepSink sink;
    sink.cells = [&](Intervention, std::span<const Cell> cells) {
        streamed += cells.size();
        stop.request_stop();
    };
    const auto result = engine->sweep(request(), sink, stop.get_token());
    EXPECT_TRUE(result.stopped);
    EXPECT_FALSE(result.zeroVsMean.has_value());
    EXPECT_EQ(streamed, 6U) << "the first batch is one layer: 3 heads, 2 interventions";
    EXPECT_EQ(result.parts[0].cells.size() + result.parts[1].cells.size(), streamed);
    EXPECT_EQ(result.parts[0].robustness.total, 3);
}

TEST_F(Ablation, AStopAskedForBeforehandStillGivesTheCleanRun) {
    std::stop_source stop;
    stop.request_stop();
    const auto result =
        loadEngine(folder(), {.threads = 1})->sweep(request(), {}, stop.get_token());
    EXPECT_TRUE(result.stopped);
    EXPECT_TRUE(result.parts[0].cells.empty());
    EXPECT_EQ(result.clean.top.size(), 10u);
}

TEST_F(Ablation, HalfPrecisionFilesGiveWhatTheirRoundedNumbersGive) {
    for (const auto type : {DType::F16, DType::BF16}) {
        auto spec = smallModel();
        spec.type = type;
        const auto path = scratch.path() / "half";
        std::filesystem::remove_all(path);
        writeRandomCheckpoint(path, spec);
        const test::LoadedModel half(path);
        const test::LoadedModel full(folder());
        const auto rounded =
            full.weights.tokenEmbedding.to(type == DType::F16 ? at::kHalf : at::kBFloat16)
                .to(at::kFloat);
        EXPECT_TRUE(at::equal(half.weights.tokenEmbedding, rounded));
        EXPECT_EQ(half.weights.tokenEmbedding.scalar_type(), at::kFloat);
        EXPECT_EQ(loadEngine(path, {.threads = 1})->sweep(request(), {}, {}).parts[0].cells.size(),
                  12u);
    }
}

TEST_F(Ablation, UntiedAndPrefixedCheckpointsAreReadAlike) {
    auto spec = smallModel();
    spec.prefix = !spec.prefix;
    const auto path = scratch.path() / "prefixed";
    writeRandomCheckpoint(path, spec);
    const auto a = loadEngine(folder(), {.threads = 1})->sweep(request(), {}, {});
    const auto b = loadEngine(path, {.threads = 1})->sweep(request(), {}, {});
    EXPECT_EQ(a.parts[0].cells, b.parts[0].cells);
}

// ---- what is refused
// ------------------------------------------------------------------------------

TEST_F(Ablation, ImpossibleRequestsAreRefusedInWords) {
    const auto engine = loadEngine(folder(), {.threads = 1});
    const auto refuses = [&](const std::string& part, auto change) {
        auto wrong = request();
        change(wrong);
        expectError(Error::Kind::Input, {part}, [&] { (void)engine->sweep(wrong, {}, {}); });
    };
    refuses("prompt is empty", [](auto& r) { r.prompt.clear(); });
    refuses("33 tokens", [](auto& r) { r.prompt.assign(33, 1); });
    refuses("300", [](auto& r) { r.prompt[2] = 300; });
    refuses("-1", [](auto& r) { r.prompt[2] = -1; });
    refuses("target", [](auto& r) { r.target = 4000; });
    refuses("control", [](auto& r) { r.control = -5; });
    refuses("same token", [](auto& r) { r.control = r.target; });
    for (const auto& positions : std::vector<std::vector<int>>{{}, {7}, {-1}, {3, 2}, {3, 3}})
        refuses("position", [&](auto& r) { r.positions = Positions::at(positions); });
    refuses("no intervention", [](auto& r) { r.interventions.clear(); });
    refuses("scale:2 is named twice", [](auto& r) { r.interventions = {Scale{2}, Scale{2}}; });
    refuses("too large", [](auto& r) { r.interventions = {Scale{std::nan("")}}; });
    for (const auto& [head, text] :
         {std::pair(HeadId{4, 0}, "4.0"), std::pair(HeadId{0, 3}, "0.3")})
        expectError(Error::Kind::Input, {text}, [&, wrong = head] {
            (void)engine->predict(test::setOf(kPrompt, {wrong}, Zero{}, {}, 1));
        });
}

TEST_F(Ablation, NanWeightsAreNamed) {
    const test::LoadedModel good(folder());
    auto tensors = good.folder.weights.tensors();
    const float nan = std::nanf("");
    std::vector<std::byte> broken;
    for (auto& tensor : tensors) {
        if (tensor.name.find("h.2.mlp.c_fc.weight") == std::string::npos) continue;
        broken.assign(tensor.data.begin(), tensor.data.end());
        std::memcpy(broken.data() + 40, &nan, sizeof nan);
        tensor.data = broken;
    }
    ASSERT_FALSE(broken.empty());
    const auto path = scratch.path() / "nan";
    std::filesystem::copy(folder(), path);
    std::filesystem::remove(path / "model.safetensors");
    writeSafetensors(path / "model.safetensors", tensors);
    const auto engine = loadEngine(path, {.threads = 1});
    expectError(Error::Kind::Input, {"h.2.mlp.c_fc.weight", "model.safetensors"},
                [&] { (void)engine->sweep(request(), {}, {}); });
}

}  // namespace
}  // namespace headscope
