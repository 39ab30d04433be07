// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/number_bins.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace headscope {
namespace {

constexpr double kMostDouble = std::numeric_limits<double>::max();

NumberVote numberVoteOf(const std::vector<double>& numbers) {
    NumberVote vote;
    for (const double number : numbers)
        ++vote[number];
    return vote;
}

std::vector<NumberBin> numberBinsOf(const std::vector<double>& numbers,
                                    std::optional<double> also = {}) {
    const std::array votes{numberVoteOf(numbers)};
    return numberBins(votes, also);
}

std::vector<double> binEdgesOf(const std::vector<NumberBin>& bins) {
    std::vector<double> edges;
    for (const auto& bin : bins)
        edges.push_back(bin.from);
    if (!bins.empty()) edges.push_back(bins.back().to);
    return edges;
}

/// Each number is in one bin, and is counted there.
void expectEachIsInOne(const std::vector<double>& numbers) {
    const auto bins = numberBinsOf(numbers);
    ASSERT_LE(bins.size(), static_cast<std::size_t>(kMostNumberBins));
    int sum = 0;
    for (const auto& bin : bins)
        sum += bin.counts.at(0);
    EXPECT_EQ(sum, static_cast<int>(numbers.size()));
    for (const double number : numbers)
        EXPECT_EQ(std::count_if(bins.begin(), bins.end(),
                                [&](const auto& bin) { return bin.holds(number); }),
                  1)
            << number;
    EXPECT_TRUE(bins.front().counts[0] > 0 && bins.back().counts[0] > 0) << "the ends are answers";
}

TEST(NumberBins, FewNumbersHaveABarEach) {
    const std::array votes{numberVoteOf({143, 12, 143}), numberVoteOf({143, -5})};
    const auto bins = numberBins(votes);
    EXPECT_EQ(bins, (std::vector<NumberBin>{
                        {-5, -5, true, {0, 1}}, {12, 12, true, {1, 0}}, {143, 143, true, {2, 1}}}));
    EXPECT_EQ(numberBinsOf({7, 7, 7}), (std::vector<NumberBin>{{7, 7, true, {3}}})) << "all equal";
    EXPECT_EQ(numberBinsOf({1, 2, 3, 4, 5, 6, 7, 8}).size(), 8U);
    EXPECT_TRUE(numberBinsOf({}).empty());
    EXPECT_TRUE(numberBins({}).empty());
}

TEST(NumberBins, ManyShareBinsOfARoundWidth) {
    const auto bins = numberBinsOf({0, 10, 19, 20, 55, 99, 100, 143, 144});
    EXPECT_EQ(binEdgesOf(bins), (std::vector<double>{0, 20, 40, 60, 80, 100, 120, 140, 160}));
    std::vector<int> counts;
    for (const auto& bin : bins)
        counts.push_back(bin.counts.at(0));
    EXPECT_EQ(counts, (std::vector<int>{3, 1, 1, 0, 1, 1, 0, 2})) << "an edge begins its bin";
    EXPECT_TRUE(bins[0].whole);
    EXPECT_EQ(binEdgesOf(numberBinsOf({1, 2, 3, 4, 5, 6, 7, 8, 9})),
              (std::vector<double>{0, 2, 4, 6, 8, 10}));
}

TEST(NumberBins, BothVotesAreInTheSameBins) {
    // Neither vote alone has more than eight.
    const std::array votes{numberVoteOf({1, 2, 3, 4, 5}), numberVoteOf({11, 12, 13, 14, 14})};
    const auto bins = numberBins(votes);
    EXPECT_EQ(binEdgesOf(bins), (std::vector<double>{0, 2, 4, 6, 8, 10, 12, 14, 16}));
    EXPECT_EQ(bins[1].counts, (std::vector<int>{2, 0}));
    EXPECT_EQ(bins[7].counts, (std::vector<int>{0, 2}));
}

TEST(NumberBins, NegativeNumbersAndDecimals) {
    EXPECT_EQ(binEdgesOf(numberBinsOf({-9, -8, -7, -3, -2, -1, 0, 1, 2})),
              (std::vector<double>{-10, -8, -6, -4, -2, 0, 2, 4}));
    // A share in percent with a decimal: each edge is the number that people type.
    const auto bins = numberBinsOf({0.21, 0.22, 0.23, 0.24, 0.25, 0.26, 0.27, 0.29, 0.28});
    EXPECT_EQ(binEdgesOf(bins), (std::vector<double>{0.2, 0.22, 0.24, 0.26, 0.28, 0.3}));
    EXPECT_EQ(bins[4].counts, (std::vector<int>{2})) << "0.28 and 0.29";
    EXPECT_FALSE(bins[0].whole);
    EXPECT_EQ(binEdgesOf(numberBinsOf({50.5, 61.2, 65.1, 70, 72, 75, 80, 90, 100})),
              (std::vector<double>{50, 60, 70, 80, 90, 100, 110}));
    std::vector<double> hundredths;
    for (int i = 0; i <= 100; ++i)
        hundredths.push_back(i / 100.0);
    expectEachIsInOne(hundredths);
}

TEST(NumberBins, OneFarOffIsThereToo) {
    std::vector<double> numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 1e9};
    expectEachIsInOne(numbers);
    EXPECT_EQ(numberBinsOf(numbers).front().counts.at(0), 9);
    numbers.back() = kMostDouble;
    expectEachIsInOne(numbers);
}

TEST(NumberBins, HoldWhateverAFileHas) {
    std::vector<double> far{-kMostDouble, kMostDouble}, near{1e300}, tiny{0};
    for (int i = 0; i < 9; ++i) {
        far.push_back(i);
        near.push_back(std::nextafter(near.back(), kMostDouble));
        tiny.push_back(std::nextafter(tiny.back(), 1.0));
    }
    for (const auto& numbers : {far, near, tiny})
        expectEachIsInOne(numbers);
    const double none = std::numeric_limits<double>::infinity();
    EXPECT_EQ(numberBinsOf({3, none, -none}), (std::vector<NumberBin>{{3, 3, true, {1}}}));
    std::mt19937_64 random(1);
    for (int round = 0; round < 500; ++round) {
        std::vector<double> numbers;
        const double scale = std::pow(10.0, static_cast<double>(random() % 40) - 20);
        for (int i = 0; i < 30; ++i)
            numbers.push_back((static_cast<double>(random() % 2001) - 1000) * scale / 7);
        expectEachIsInOne(numbers);
    }
}

TEST(NumberBins, TheRightNumberIsHeldWithoutACount) {
    const auto few = numberBinsOf({100, 144}, 143);
    EXPECT_EQ(few, (std::vector<NumberBin>{
                       {100, 100, true, {1}}, {143, 143, true, {0}}, {144, 144, true, {1}}}));
    const auto many = numberBinsOf({1, 2, 3, 4, 5, 6, 7, 8, 9}, 143.5);
    EXPECT_EQ(binEdgesOf(many), (std::vector<double>{0, 20, 40, 60, 80, 100, 120, 140, 160}));
    EXPECT_TRUE(many.back().holds(143.5));
    EXPECT_FALSE(many.back().whole);
    EXPECT_EQ(numberBinsOf({1, 2, 3, 4, 5, 6, 7, 8}, 5.5).size(), 9U) << "no reason for bins";
}

}  // namespace
}  // namespace headscope
