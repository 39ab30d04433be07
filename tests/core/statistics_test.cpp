// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/statistics.h>

#include <gtest/gtest.h>

#include <cmath>

namespace headscope {
namespace {

// Anscombe (1973), first data set: r = 0.81642 (published to five digits).
TEST(Pearson, OfAnscombesFirstSet) {
    const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    EXPECT_NEAR(pearson(x, y).value(), 0.81642, 5e-6);
}

TEST(Pearson, IsAbsentForConstantsAndSingles) {
    EXPECT_FALSE(pearson(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3}));
    EXPECT_FALSE(pearson(std::vector<double>{1, 2, 3}, std::vector<double>{0.1, 0.1, 0.1}));
    EXPECT_DOUBLE_EQ(pearson(std::vector<double>{1e-90, 2e-90}, std::vector<double>{1, 2}).value(),
                     1);
    EXPECT_FALSE(pearson(std::vector<double>{1}, std::vector<double>{2}));
}

// Ten heads in two layers: least squares on a two-valued x is the difference of the group means,
// and its t interval is the pooled two-sample one. Student's sleep data (1908), a textbook example:
// means 0.75 and 2.33, difference 1.58, 95 % interval from -0.2038740 to 3.3638740 (R, var.equal).
TEST(Drift, OfStudentsSleepData) {
    HeadGrid<float> grid(2, 10);
    grid.values() = {0.7F, -1.6F, -0.2F, -1.2F, -0.1F, 3.4F, 3.7F, 0.8F, 0.0F, 2.0F,
                     1.9F, 0.8F,  1.1F,  0.1F,  -0.1F, 4.4F, 5.5F, 1.6F, 4.6F, 3.4F};
    const auto result = drift(grid);
    constexpr double kFloatInput = 1e-6;  // the data are kept as float32
    EXPECT_NEAR(result.layerMean[0], 0.75, kFloatInput);
    EXPECT_NEAR(result.layerMean[1], 2.33, kFloatInput);
    EXPECT_NEAR(result.layerSd[0], 1.789010, kFloatInput);
    EXPECT_NEAR(result.layerSd[1], 2.002249, kFloatInput);
    EXPECT_NEAR(result.slope.value(), 1.58, kFloatInput);
    EXPECT_NEAR(result.intercept.value(), 0.75, kFloatInput);
    EXPECT_NEAR(result.slopeCi95.value()[0], -0.2038740, kFloatInput);
    EXPECT_NEAR(result.slopeCi95.value()[1], 3.3638740, kFloatInput);
}

TEST(Drift, OfALineIsThatLineWithoutDoubt) {
    HeadGrid<float> grid(5, 3);
    for (std::size_t i = 0; i < grid.values().size(); ++i)
        grid.values()[i] = 0.25F - 0.5F * static_cast<float>(grid.id(i).layer);
    const auto result = drift(grid);
    EXPECT_DOUBLE_EQ(result.slope.value(), -0.5);
    EXPECT_DOUBLE_EQ(result.intercept.value(), 0.25);
    EXPECT_NEAR(result.slopeCi95.value()[0], -0.5, 1e-12);
    EXPECT_NEAR(result.slopeCi95.value()[1], -0.5, 1e-12);
}

TEST(Drift, SaysNothingOfALineWhereThereIsNone) {
    const auto oneLayer = drift(HeadGrid<float>(1, 12, 1.0F));
    EXPECT_FALSE(oneLayer.slope || oneLayer.slopeCi95);
    const auto twoHeads = drift(HeadGrid<float>(2, 1, 1.0F));
    EXPECT_TRUE(twoHeads.slope);
    EXPECT_FALSE(twoHeads.slopeCi95);
    EXPECT_EQ(twoHeads.layerSd, (std::vector<double>{0, 0}));
}

TEST(RobustnessOfCells, CountsAndListsFlips) {
    std::vector<Cell> cells(3);
    for (int i = 0; i < 3; ++i)
        cells[static_cast<std::size_t>(i)].head = {0, i};
    cells[0].argmax = {5, "a"};
    cells[1].argmax = {6, "b"};
    cells[2].argmax = {5, "a"};
    const auto result = robustness(cells, 5);
    EXPECT_EQ(result.kept, 2);
    EXPECT_EQ(result.total, 3);
    ASSERT_EQ(result.flips.size(), 1u);
    EXPECT_EQ(result.flips[0], (Flip{{0, 1}, {6, "b"}}));
}

TEST(ZeroAgainstMean, ComparesTheTargetMaps) {
    RunPart zero;
    RunPart mean;
    const float zeros[] = {0.1F, 0.5F, 0.75F};
    const float means[] = {0.2F, 0.5F, 0.5F};
    for (int i = 0; i < 3; ++i) {
        Cell cell;
        cell.pTarget = zeros[i];
        zero.cells.push_back(cell);
        cell.pTarget = means[i];
        mean.cells.push_back(cell);
    }
    const auto result = compareTargets(zero, mean);
    EXPECT_NEAR(result.maxAbsDifference, 0.25, 1e-7);
    // By hand: sxy = 0.105, sxx = 0.215, syy = 0.06.
    EXPECT_NEAR(result.pearsonR.value(), 0.105 / std::sqrt(0.215 * 0.06), 1e-6);
}

}  // namespace
}  // namespace headscope
