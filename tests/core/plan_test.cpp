// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/plan.h"

#include <gtest/gtest.h>

#include <set>

namespace headscope {
namespace {

// Two, whatever they hold.
const std::vector<DonorPtr> kBoth{std::make_shared<Donor>(0.0F, 1, 4, std::vector<float>(4)),
                                  std::make_shared<Donor>(0.0F, 1, 4, std::vector<float>(4))};

ModelConfig shape(int layers, int heads) {
    ModelConfig config;
    config.layers = layers;
    config.heads = heads;
    config.width = heads * 4;
    return config;
}

void expectPlan(int layers, int heads, int positions, int limit, int firstLayers) {
    const auto plan = planSweep(shape(layers, heads), kBoth, positions,
                                static_cast<std::size_t>(limit), firstLayers);
    std::set<std::pair<HeadId, std::size_t>> seen;
    for (const auto& batch : plan) {
        ASSERT_FALSE(batch.empty());
        if (batch.size() > 1) {
            EXPECT_LE(static_cast<int>(batch.size()) * positions, limit);
        }
        int layer = 0;
        for (const auto& variant : batch) {
            ASSERT_EQ(variant.heads.size(), 1u);
            EXPECT_GE(variant.firstLayer(), layer) << "rows join in the order of layers";
            layer = variant.firstLayer();
            EXPECT_TRUE(seen.emplace(variant.heads.front(), variant.part).second);
            EXPECT_EQ(variant.donor, kBoth[variant.part]);
        }
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(layers * heads * 2));
    EXPECT_EQ(plan.front().back().firstLayer(), layers - 1) << "the cheapest layers come first";
    EXPECT_GE(plan.front().front().firstLayer(), layers - firstLayers);
}

class Plan : public ::testing::TestWithParam<std::tuple<int, int, int, int>> {};

TEST_P(Plan, HasEveryVariantOnceInRunnableBatchesWithinTheLimit) {
    const auto [layers, heads, positions, limit] = GetParam();
    for (const int firstLayers : {1, 2, layers})
        expectPlan(layers, heads, positions, limit, firstLayers);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Plan,
                         ::testing::Values(std::tuple{12, 12, 5, 2048},
                                           std::tuple{12, 12, 64, 2048},
                                           std::tuple{12, 12, 1024, 2048},
                                           std::tuple{48, 25, 1024, 100}, std::tuple{1, 1, 1, 1},
                                           std::tuple{3, 5, 7, 71}, std::tuple{12, 12, 1, 2048}));

}  // namespace
}  // namespace headscope
