// SPDX-License-Identifier: GPL-3.0-or-later
// What a head's ablation does to the logit difference by itself: against what takes the place of
// its output, sent through the frozen LayerNorm in float64, and against what the head adds in the
// engine's own ablated run and in the donor's.
#include "checkpoint_maker.h"
#include "parts_reference.h"
#include "questions.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/direct_effects.h>
#include <headscope/engine.h>
#include <headscope/quantity.h>

#include <gtest/gtest.h>

#include <cmath>

namespace headscope {
namespace {

// Two attributions in logits, each of float32 vectors.
constexpr double kDirectLogit = 4e-5;

const std::vector<TokenId> kDirectPrompt{66, 101, 114, 108, 105, 110, 32};
const std::vector<TokenId> kDirectDonor{66, 101, 50, 108, 7, 110, 99};

// Every kind, and a patch.
std::vector<Intervention> directKinds() {
    auto all = test::everyIntervention();
    all.emplace_back(FromPrompt{kDirectDonor});
    return all;
}

// The heads' outputs of a clean run in float64: [T, d] a layer, and the last stream [d].
struct ExactRun {
    std::vector<at::Tensor> z;
    at::Tensor x;
};

ExactRun exactRun(const Gpt2Weights& w, const std::vector<TokenId>& prompt) {
    ExactRun run;
    auto x = embed(w, idTensor(prompt));
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto z = headOutputs(w, layer, x);
        run.z.push_back(z[0].clone());
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
    }
    run.x = x[0][-1];
    return run;
}

// z' of all heads of a layer at the last position [d], by the definition of each kind.
at::Tensor insteadOf(const Gpt2Weights& w, const Intervention& intervention, int layer,
                     const ExactRun& own, const ExactRun& donor) {
    const auto at = static_cast<std::size_t>(layer);
    const auto& z = own.z[at];
    const auto& source = intervention.source();
    const auto d = std::int64_t{w.config.width};
    if (std::holds_alternative<Zero>(source)) return at::zeros_like(z[-1]);
    if (std::holds_alternative<ScalarMean>(source)) {
        const auto heads = z.view({z.size(0), w.config.heads, -1});
        const auto means = heads.mean(2).mean(0);  // [H]
        return means.unsqueeze(1).expand({w.config.heads, heads.size(2)}).reshape({d});
    }
    if (std::holds_alternative<VectorMean>(source)) return z.mean(0);
    if (std::holds_alternative<ValueBias>(source)) return w.blocks[at].attnBias.narrow(0, 2 * d, d);
    if (std::holds_alternative<FromPrompt>(source)) return donor.z[at][-1];
    return z[-1] * std::get<Scale>(source).alpha;
}

class DirectEffects : public ::testing::Test {
 protected:
    DirectEffects() {
        writeRandomCheckpoint(scratch / "model", livelySpec(7));
        engine = loadEngine(scratch / "model", {.threads = 2});
        asked.prompt = kDirectPrompt;
        asked.target = 97;
        asked.control = 98;
    }
    [[nodiscard]] HeadGrid<double> direct(const Intervention& intervention,
                                          const Positions& positions = {}) {
        auto request = asked;
        request.intervention = intervention;
        request.positions = positions;
        return engine->directEffects(request);
    }

    ScratchFolder scratch;
    std::unique_ptr<Engine> engine;
    SetRequest asked;
};

TEST_F(DirectEffects, AreThoseOfFloat64UnderEveryKind) {
    const auto w = test::inDouble(test::LoadedModel(scratch / "model").weights);
    const auto own = exactRun(w, kDirectPrompt);
    const auto donor = exactRun(w, kDirectDonor);
    const auto width = std::int64_t{w.config.headWidth()};
    for (const auto& intervention : directKinds()) {
        const auto found = direct(intervention);
        for (int layer = 0; layer < w.config.layers; ++layer) {
            const auto at = static_cast<std::size_t>(layer);
            const auto changed = insteadOf(w, intervention, layer, own, donor) - own.z[at][-1];
            for (int head = 0; head < w.config.heads; ++head) {
                auto alone = at::zeros_like(own.z[at]).unsqueeze(0);  // [1, T, d]
                alone[0][-1]
                    .narrow(0, head * width, width)
                    .copy_(changed.narrow(0, head * width, width));
                const auto part = project(w, layer, alone)[0][-1] - w.blocks[at].projBias;
                EXPECT_NEAR(found({layer, head}), test::partAdds(w, part, own.x, 97, 98),
                            kDirectLogit)
                    << layer << "." << head << " " << name(intervention);
            }
        }
    }
}

// Through the clean run's final LayerNorm, in place of its own. Later heads read what is ablated,
// but no head reads itself.
TEST_F(DirectEffects, AreWhatTheHeadItselfAddsLessWhenItIsAblated) {
    const auto clean = engine->attribute(asked);
    for (const auto& intervention : directKinds()) {
        const auto found = direct(intervention);
        for (const HeadId head : {HeadId{0, 1}, HeadId{1, 2}, HeadId{3, 0}}) {
            auto ablated = asked;
            ablated.heads = {head};
            ablated.intervention = intervention;
            const auto without = engine->attribute(ablated);
            const double own = without.heads(head) * without.sigma / clean.sigma;
            EXPECT_NEAR(found(head), own - clean.heads(head), kDirectLogit)
                << name(head) << " " << name(intervention);
        }
    }
}

TEST_F(DirectEffects, OfAPatchAreTheDonorsPartsLessTheOwnOnes) {
    auto other = asked;
    other.prompt = kDirectDonor;
    const auto clean = engine->attribute(asked), donor = engine->attribute(other);
    const auto found = direct(FromPrompt{kDirectDonor});
    for (std::size_t i = 0; i < found.values().size(); ++i)
        EXPECT_NEAR(found.values()[i],
                    donor.heads.values()[i] * donor.sigma / clean.sigma - clean.heads.values()[i],
                    kDirectLogit)
            << i;
}

TEST_F(DirectEffects, OfZeroAndScalingAreMultiplesOfWhatTheHeadAdds) {
    const auto clean = engine->attribute(asked);
    const auto zero = direct(Zero{}), scaled = direct(Scale{-1.5});
    const auto same = direct(Scale{1}), itself = direct(FromPrompt{kDirectPrompt});
    for (std::size_t i = 0; i < zero.values().size(); ++i) {
        EXPECT_NEAR(zero.values()[i], -clean.heads.values()[i], 1e-6);
        EXPECT_NEAR(scaled.values()[i], -2.5 * clean.heads.values()[i], 1e-5);
        EXPECT_EQ(same.values()[i], 0);
        EXPECT_EQ(itself.values()[i], 0);
    }
}

TEST_F(DirectEffects, AreNothingWhereTheLastPositionStaysAsItIs) {
    for (const auto& intervention : directKinds()) {
        const auto nothing = direct(intervention, Positions::at({0, 3}));
        for (const double value : nothing.values())
            EXPECT_EQ(value, 0);
        const auto chosen = direct(intervention, Positions::at({3, 6}));
        const auto last = direct(intervention, Positions::last());
        for (std::size_t i = 0; i < last.values().size(); ++i)
            EXPECT_NEAR(chosen.values()[i], last.values()[i], 1e-5) << name(intervention);
    }
}

TEST_F(DirectEffects, AreTakenFromTheTotalOnes) {
    SweepRequest request;
    static_cast<Setting&>(request) = asked;
    request.interventions = {ScalarMean{}};
    auto run = engine->sweep(request, {}, {});
    const auto own = direct(ScalarMean{});
    const auto effects = indirectEffects(run, ScalarMean{}, own);
    ASSERT_TRUE(effects);
    for (const Cell& cell : run.parts[0].cells) {
        const double total =
            logitDifference(static_cast<const AblatedRun&>(cell)) - logitDifference(run.clean);
        EXPECT_NEAR(*effects->total(cell.head), total, 1e-6);  // float32, of the size of 1
        EXPECT_NEAR(*effects->indirect(cell.head), total - own(cell.head), 1e-5);
    }
    // What is still to come, and what there is not.
    const HeadId last = run.parts[0].cells.back().head;
    run.parts[0].cells.pop_back();
    EXPECT_FALSE(indirectEffects(run, ScalarMean{}, own)->indirect(last));
    EXPECT_FALSE(indirectEffects(run, Scale{0}, own));
    EXPECT_FALSE(indirectEffects(run, ScalarMean{}, HeadGrid<double>(1, 2)));
}

}  // namespace
}  // namespace headscope
