// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/growth.h>

#include <gtest/gtest.h>

#include <vector>

namespace headscope {
namespace {

Cell grownTo(HeadId head, float p, TokenId top = 1) {
    Cell cell;
    cell.head = head;
    cell.pTarget = p;
    cell.argmax = {top, " t"};
    return cell;
}

CleanRun cleanOfGrowth(float p) {
    CleanRun clean;
    clean.target.p = p;
    clean.top = {{{1, " t"}, p, 0, 1}};
    return clean;
}

TEST(Growth, TakesTheLowestThatIsNotInTheSet) {
    const std::vector<Cell> cells{grownTo({0, 0}, 0.2F), grownTo({0, 1}, 0.1F),
                                  grownTo({1, 0}, 0.15F)};
    const std::vector<HeadId> set{{0, 1}};
    EXPECT_EQ(nextOfGrowth(cells, set, 0.5)->head, (HeadId{1, 0}));
    EXPECT_EQ(nextOfGrowth(cells, set, 0.15), nullptr);
}

TEST(Growth, EndsWhereItSaysNothing) {
    const CleanRun clean = cleanOfGrowth(0.5F);
    const AblatedRun start = unablated(clean);
    EXPECT_EQ(growthEnd(clean, start, nullptr), GrowthEnd::NothingLowers);
    // A hundredth of 0.5 is 0.005.
    const Cell small = grownTo({0, 0}, 0.4951F);
    const Cell large = grownTo({0, 0}, 0.4949F);
    EXPECT_EQ(growthEnd(clean, start, &small), GrowthEnd::SmallStep);
    EXPECT_EQ(growthEnd(clean, start, &large), GrowthEnd::None);
    // Gone: below 1 %, and another token is the likeliest. Either alone is not enough.
    const Cell next = grownTo({1, 1}, 0.0001F);
    EXPECT_EQ(growthEnd(clean, grownTo({0, 0}, 0.009F, 2), &next), GrowthEnd::TargetGone);
    EXPECT_EQ(growthEnd(clean, grownTo({0, 0}, 0.009F, 1), &next), GrowthEnd::None);
    EXPECT_EQ(growthEnd(clean, grownTo({0, 0}, 0.011F, 2), &next), GrowthEnd::None);
    EXPECT_EQ(name(GrowthEnd::TargetGone), "target-gone");
}

}  // namespace
}  // namespace headscope
