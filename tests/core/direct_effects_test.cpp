// SPDX-License-Identifier: GPL-3.0-or-later
// What a head's ablation does to the logit difference by itself: against what the head adds in the
// engine's own ablated run.
#include "checkpoint_maker.h"
#include "questions.h"
#include "scratch.h"

#include <headscope/direct_effects.h>
#include <headscope/engine.h>

#include <gtest/gtest.h>

#include <cmath>

namespace headscope {
namespace {

// Two attributions in logits, each of float32 vectors.
constexpr double kDirectLogit = 4e-5;

class DirectEffects : public ::testing::Test {
 protected:
    DirectEffects() {
        writeRandomCheckpoint(scratch / "model", livelySpec(7));
        engine = loadEngine(scratch / "model", {.threads = 2});
        asked.prompt = {66, 101, 114, 108, 105, 110, 32};
        asked.target = 97;
        asked.control = 98;
    }
    [[nodiscard]] int tokens() const { return static_cast<int>(asked.prompt.size()); }

    ScratchFolder scratch;
    std::unique_ptr<Engine> engine;
    SetRequest asked;
};

TEST_F(DirectEffects, AreWhatTheHeadItselfAddsLessWhenItIsAblated) {
    const auto clean = engine->attribute(asked);
    for (const Intervention& intervention : {Intervention(Zero{}), Intervention(Scale{-1.5})}) {
        const auto direct = directEffects(clean, intervention, Positions::all(), tokens());
        ASSERT_TRUE(direct);
        for (const HeadId head : {HeadId{0, 1}, HeadId{1, 2}, HeadId{2, 0}}) {
            auto ablated = asked;
            ablated.heads = {head};
            ablated.intervention = intervention;
            const auto without = engine->attribute(ablated);
            // Through the clean run's final LayerNorm, in place of its own. In layer 0 z is the
            // clean one; later heads read what is ablated, but no head reads itself.
            const double own = without.heads(head) * without.sigma / clean.sigma;
            EXPECT_NEAR((*direct)(head), own - clean.heads(head), kDirectLogit)
                << name(head) << " " << name(intervention);
        }
    }
}

TEST_F(DirectEffects, AreNothingWhereTheLastPositionStaysAsItIs) {
    const auto clean = engine->attribute(asked);
    const auto before = directEffects(clean, Zero{}, Positions::at({0, 3}), tokens());
    ASSERT_TRUE(before);
    for (const double value : before->values())
        EXPECT_EQ(value, 0);
    EXPECT_EQ(directEffects(clean, Zero{}, Positions::at({3, 6}), tokens()),
              directEffects(clean, Zero{}, Positions::last(), tokens()));
}

TEST_F(DirectEffects, AreNotKnownOfWhatIsNoMultiple) {
    const auto clean = engine->attribute(asked);
    for (const Intervention& intervention :
         {Intervention(ScalarMean{}), Intervention(VectorMean{}), Intervention(ValueBias{}),
          Intervention(FromPrompt{{1, 2}})}) {
        EXPECT_FALSE(factorOf(intervention)) << name(intervention);
        EXPECT_FALSE(directEffects(clean, intervention, {}, tokens())) << name(intervention);
    }
    EXPECT_EQ(factorOf(Zero{}), 0);
    EXPECT_EQ(factorOf(Scale{2.5}), 2.5);
}

TEST_F(DirectEffects, AreTakenFromTheTotalOnes) {
    SweepRequest request;
    static_cast<Setting&>(request) = asked;
    request.interventions = {Zero{}};
    auto run = engine->sweep(request, {}, {});
    const auto clean = engine->attribute(asked);
    const auto effects = indirectEffects(run, Zero{}, clean);
    ASSERT_TRUE(effects);
    for (const Cell& cell : run.parts[0].cells) {
        const double total =
            logitDifference(static_cast<const AblatedRun&>(cell)) - logitDifference(run.clean);
        EXPECT_NEAR(*effects->total(cell.head), total, 1e-6);  // float32, of the size of 1
        EXPECT_NEAR(*effects->indirect(cell.head), total + clean.heads(cell.head), 1e-5);
    }
    // What is still to come, and what there is not.
    const HeadId last = run.parts[0].cells.back().head;
    run.parts[0].cells.pop_back();
    EXPECT_FALSE(indirectEffects(run, Zero{}, clean)->indirect(last));
    EXPECT_FALSE(indirectEffects(run, Scale{0}, clean));
    auto other = clean;
    other.heads = HeadGrid<double>(1, 2);
    EXPECT_FALSE(indirectEffects(run, Zero{}, other));
}

}  // namespace
}  // namespace headscope
