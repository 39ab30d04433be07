// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/time_left.h>

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace headscope {
namespace {

// No tenths of what is only estimated.
TEST(TimeLeft, IsNoFinerThanAnEstimate) {
    const std::pair<double, const char*> expected[] = {
        {0, "1 s"},           {0.2, "1 s"},       {4.3, "4 s"},    {45.4, "45 s"},
        {89.4, "89 s"},       {90, "2 min"},      {628, "10 min"}, {5300, "88 min"},
        {5400, "1 h 30 min"}, {7500, "2 h 5 min"}};
    for (const auto& [seconds, text] : expected)
        EXPECT_EQ(timeLeft(seconds).english(), text) << seconds;
    EXPECT_EQ(timeLeft(-3).english(), "1 s");
    EXPECT_EQ(timeLeft(std::numeric_limits<double>::infinity()).english(), "1000 h 0 min");
    EXPECT_EQ(timeLeft(std::numeric_limits<double>::quiet_NaN()).english(), "1000 h 0 min");
}

}  // namespace
}  // namespace headscope
