// SPDX-License-Identifier: GPL-3.0-or-later
// What maps of pairs show, and the order that puts heads side by side that interact alike: on
// interactions that are made up, so that the groups are known.
#include <headscope/pair_order.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace headscope {
namespace {

constexpr float kNotKnown = std::numeric_limits<float>::quiet_NaN();

/// 3 x 4 heads without effects.
PairEffects noEffects() {
    PairEffects effects;
    effects.metric = Metric::LogitDifference;
    effects.single = HeadGrid<float>(3, 4);
    effects.joint.assign(144, 0);
    return effects;
}

void setJoint(PairEffects& effects, std::size_t a, std::size_t b, float value) {
    effects.joint[a * 12 + b] = effects.joint[b * 12 + a] = value;
}

/// Heads of one remainder by 3 interact alike with all others: three groups, mixed by index.
PairEffects threeGroups() {
    PairEffects effects = noEffects();
    const float between[3][3] = {{1, -2, 0.5F}, {-2, 3, 0.25F}, {0.5F, 0.25F, -1}};
    for (std::size_t a = 0; a < 12; ++a)
        for (std::size_t b = 0; b < a; ++b)
            setJoint(effects, a, b,
                     between[a % 3][b % 3] * (1 + 0.01F * static_cast<float>((a + b) % 5)));
    return effects;
}

bool holdsAllOnce(std::vector<std::size_t> order, std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::sort(order.begin(), order.end());
    return order == all;
}

/// How often a neighbour is of another group.
int changes(const std::vector<std::size_t>& order) {
    int count = 0;
    for (std::size_t i = 1; i < order.size(); ++i)
        if (order[i] % 3 != order[i - 1] % 3) ++count;
    return count;
}

TEST(PairOrder, PutsThoseSideBySideThatInteractAlike) {
    const auto order = similarityOrder(threeGroups());
    ASSERT_TRUE(holdsAllOnce(order, 12));
    EXPECT_EQ(changes(order), 2);  // three groups, each in one piece
    EXPECT_EQ(similarityOrder(threeGroups()), order);
}

TEST(PairOrder, TakesWhatWasComputedWhereOnlySomePairsWere) {
    auto effects = threeGroups();
    effects.chosen = {effects.single.id(5), effects.single.id(0), effects.single.id(4)};
    for (std::size_t a = 0; a < 12; ++a)
        for (std::size_t b = 0; b < 12; ++b)
            if (a != b && a != 5 && a != 0 && a != 4 && b != 5 && b != 0 && b != 4)
                setJoint(effects, a, b, kNotKnown);
    const auto order = similarityOrder(effects);
    ASSERT_TRUE(holdsAllOnce(order, 12));
    EXPECT_EQ(changes(order), 2);
}

TEST(PairOrder, IsThatOfLayersWhereNothingInteractsAndOfNothing) {
    const auto order = similarityOrder(noEffects());
    EXPECT_TRUE(holdsAllOnce(order, 12));
    EXPECT_TRUE(similarityOrder(PairEffects()).empty());
    auto unknown = noEffects();
    std::fill(unknown.joint.begin(), unknown.joint.end(), kNotKnown);
    std::fill(unknown.single.values().begin(), unknown.single.values().end(), kNotKnown);
    EXPECT_TRUE(holdsAllOnce(similarityOrder(unknown), 12));
}

TEST(PairQuantities, AreTheDefinitions) {
    auto effects = noEffects();
    const HeadId a{0, 1};
    const HeadId b{2, 3};
    effects.single(a) = -0.5F;
    effects.single(b) = 0.25F;
    setJoint(effects, 1, 11, -2);
    setJoint(effects, 1, 1, -0.5F);
    EXPECT_EQ(valueOf(effects, PairQuantity::Joint, a, b), -2);
    EXPECT_EQ(valueOf(effects, PairQuantity::Joint, a, a), -0.5);
    EXPECT_EQ(valueOf(effects, PairQuantity::Interaction, a, b), -1.75);
    EXPECT_EQ(valueOf(effects, PairQuantity::Interaction, b, a), -1.75);
    EXPECT_EQ(valueOf(effects, PairQuantity::Given, a, b), -1.5);   // B once A is gone
    EXPECT_EQ(valueOf(effects, PairQuantity::Given, b, a), -2.25);  // A once B is gone
    EXPECT_FALSE(valueOf(effects, PairQuantity::Given, a, a));
    EXPECT_FALSE(valueOf(effects, PairQuantity::Interaction, a, a));
    setJoint(effects, 1, 11, kNotKnown);
    for (const PairQuantity quantity : kPairQuantities) {
        EXPECT_FALSE(valueOf(effects, quantity, a, b)) << name(quantity);
        EXPECT_EQ(pairQuantityFromName(name(quantity)), quantity);
    }
    EXPECT_FALSE(pairQuantityFromName("both"));
}

TEST(PairQuantities, FitOnTheirScales) {
    const auto effects = threeGroups();
    for (const PairQuantity quantity : kPairQuantities) {
        const double limit = limitOf(effects, quantity);
        double largest = 0;
        for (std::size_t i = 0; i < 144; ++i)
            largest =
                std::max(largest, std::abs(valueOf(effects, quantity, effects.single.id(i / 12),
                                                   effects.single.id(i % 12))
                                               .value_or(0)));
        EXPECT_GE(limit, largest) << name(quantity);
        EXPECT_LE(limit, 3 * largest) << name(quantity);
    }
    EXPECT_GT(limitOf(noEffects(), PairQuantity::Joint), 0);
}

/// 6 x 10 heads: every pair has a joint effect of its own from 0.01 to 0.02, which is its
/// interaction, but the pairs of head 0 with the first `strong` others have 2.
PairEffects mostlyWeak(std::size_t strong) {
    PairEffects effects;
    effects.metric = Metric::LogitDifference;
    effects.single = HeadGrid<float>(6, 10);
    effects.joint.assign(3600, 0);
    for (std::size_t a = 0; a < 60; ++a)
        for (std::size_t b = 0; b < a; ++b)
            effects.joint[a * 60 + b] = effects.joint[b * 60 + a] =
                b == 0 && a <= strong ? 2 : 0.01F + 0.01F * static_cast<float>(a + b) / 120;
    return effects;
}

TEST(PairQuantities, LeaveWeakPairsTheirColours) {
    // 1770 pairs: 10 are less than one of 100, 30 are more.
    EXPECT_EQ(clearLimitOf(mostlyWeak(10), PairQuantity::Interaction), 0.02);
    EXPECT_EQ(clearLimitOf(mostlyWeak(30), PairQuantity::Interaction), 2);
    EXPECT_EQ(clearLimitOf(mostlyWeak(0), PairQuantity::Interaction), 0.02);
    // Of 66 pairs each counts.
    const auto few = threeGroups();
    EXPECT_EQ(clearLimitOf(few, PairQuantity::Interaction),
              limitOf(few, PairQuantity::Interaction));
    EXPECT_EQ(clearLimitOf(noEffects(), PairQuantity::Joint),
              limitOf(noEffects(), PairQuantity::Joint));
}

}  // namespace
}  // namespace headscope
