// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/weight_matrix.h"

#include "kernels/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace headscope::kernels {
namespace {

std::vector<float> randomFloats(std::int64_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (auto& value : values)
        value = uniform(random);
    return values;
}

struct ProductShape {
    std::int64_t rows, depth, columns;
};

// Rows, depths and columns that fill no block, and those of real models.
class Product : public ::testing::TestWithParam<ProductShape> {
 protected:
    [[nodiscard]] static std::int64_t rows() { return GetParam().rows; }
    [[nodiscard]] static std::int64_t depth() { return GetParam().depth; }
    [[nodiscard]] static std::int64_t columns() { return GetParam().columns; }

    [[nodiscard]] float weight(std::int64_t k, std::int64_t j) const {
        return w[static_cast<std::size_t>(k * columns() + j)];
    }

    // The same sums in float64, of numbers below 1: each step of a float32 sum is off by 2^-24 of
    // what it has come to, which is about the square root of its length.
    void expectProduct(const std::vector<float>& out, const float* bias, float before) const {
        const double tolerance = 1e-7 * static_cast<double>(depth()) + 1e-6;
        double worst = 0;
        for (std::int64_t i = 0; i < rows(); ++i)
            for (std::int64_t j = 0; j < columns(); ++j) {
                double sum = (bias ? double{bias[j]} : 0.0) + double{before};
                for (std::int64_t k = 0; k < depth(); ++k)
                    sum +=
                        double{x[static_cast<std::size_t>(i * depth() + k)]} * double{weight(k, j)};
                worst = std::fmax(
                    worst,
                    std::fabs(double{out[static_cast<std::size_t>(i * columns() + j)]} - sum));
            }
        EXPECT_LE(worst, tolerance);
    }

    std::vector<float> x = randomFloats(rows() * depth(), 1);
    std::vector<float> w = randomFloats(depth() * columns(), 2);
    WeightMatrix matrix{{w.data(), columns(), 1}, depth(), columns()};
};

TEST_P(Product, IsTheSumInFloat64AndTouchesNothingElse) {
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()) + 16, 77.0F);
    matrix.multiply(x.data(), rows(), out.data());
    expectProduct(out, nullptr, 0);
    for (auto i = out.size() - 16; i < out.size(); ++i)
        EXPECT_EQ(out[i], 77.0F);
}

TEST_P(Product, AddsABiasAndWhatIsThere) {
    const auto bias = randomFloats(columns(), 4);
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()), 0.5F);
    matrix.multiply(x.data(), rows(), out.data(), {.bias = bias.data(), .toOut = true});
    expectProduct(out, bias.data(), 0.5F);
    matrix.multiply(x.data(), rows(), out.data(), {.bias = bias.data()});
    expectProduct(out, bias.data(), 0);
}

// What is no number says that a model's weights are none, and must not be lost.
TEST(WeightMatrix, KeepsWhatIsNoNumber) {
    const float one = 1;
    for (const auto activation : {Activation::Linear, Activation::GeluTanh, Activation::GeluErf,
                                  Activation::QuickGelu, Activation::Silu, Activation::Relu}) {
        const std::vector<float> x(33, std::numeric_limits<float>::quiet_NaN());
        std::vector<float> out(x.size());
        WeightMatrix({&one, 1, 1}, 1, 1)
            .multiply(x.data(), 33, out.data(), {.activation = activation});
        EXPECT_TRUE(std::all_of(out.begin(), out.end(), [](float v) { return std::isnan(v); }))
            << static_cast<int>(activation);
    }
}

TEST_P(Product, IsTheSameOnOneThread) {
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()));
    setThreads(2);
    matrix.multiply(x.data(), rows(), out.data());
    setThreads(1);
    auto again = out;
    matrix.multiply(x.data(), rows(), again.data());
    setThreads(2);
    expectProduct(again, nullptr, 0);
}

TEST_P(Product, TakesWeightsTheOtherWayRound) {
    std::vector<float> turned(w.size());
    for (std::int64_t k = 0; k < depth(); ++k)
        for (std::int64_t j = 0; j < columns(); ++j)
            turned[static_cast<std::size_t>(j * depth() + k)] = weight(k, j);
    const WeightMatrix same({turned.data(), 1, depth()}, depth(), columns());
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()));
    same.multiply(x.data(), rows(), out.data());
    expectProduct(out, nullptr, 0);
}

TEST_P(Product, OfAMatrixThatIsUsedOnceIsTheSame) {
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()), 77.0F);
    multiplyOnce(x.data(), rows(), depth(), w.data(), columns(), out.data());
    expectProduct(out, nullptr, 0);
}

// Whatever the order in which it packs them, every number comes back bit by bit.
TEST_P(Product, GivesItsNumbersBack) {
    const auto first = depth() / 3;
    const auto count = depth() - first;
    std::vector<float> rowsBack(static_cast<std::size_t>(count * (columns() + 3)), 77.0F);
    matrix.copyRows(first, count, rowsBack.data(), columns() + 3);
    for (std::int64_t k = 0; k < count; ++k) {
        for (std::int64_t j = 0; j < columns(); ++j)
            ASSERT_EQ(rowsBack[static_cast<std::size_t>(k * (columns() + 3) + j)],
                      weight(first + k, j));
        ASSERT_EQ(rowsBack[static_cast<std::size_t>(k * (columns() + 3) + columns())], 77.0F);
    }
    const auto from = columns() / 2;
    std::vector<float> columnsBack(static_cast<std::size_t>((columns() - from) * depth()));
    matrix.copyColumns(from, columns() - from, columnsBack.data());
    for (auto j = from; j < columns(); ++j)
        for (std::int64_t k = 0; k < depth(); ++k)
            ASSERT_EQ(columnsBack[static_cast<std::size_t>((j - from) * depth() + k)],
                      weight(k, j));
}

TEST_P(Product, StaysWhenTheOriginalIsGone) {
    const auto original = w;
    std::fill(w.begin(), w.end(), 0.0F);
    auto copy = matrix;
    matrix = {};
    w = original;
    std::vector<float> out(static_cast<std::size_t>(rows() * columns()));
    copy.multiply(x.data(), rows(), out.data());
    expectProduct(out, nullptr, 0);
    EXPECT_EQ(copy.depth(), depth());
    EXPECT_EQ(copy.columns(), columns());
}

INSTANTIATE_TEST_SUITE_P(Shapes, Product,
                         ::testing::Values(ProductShape{1, 1, 1}, ProductShape{2, 3, 5},
                                           ProductShape{6, 16, 64}, ProductShape{13, 768, 128},
                                           ProductShape{17, 100, 81}, ProductShape{24, 1600, 200},
                                           ProductShape{29, 769, 63}, ProductShape{120, 64, 65},
                                           ProductShape{1, 768, 50257}, ProductShape{505, 24, 72}),
                         [](const auto& shape) {
                             return std::to_string(shape.param.rows) + "x" +
                                    std::to_string(shape.param.depth) + "x" +
                                    std::to_string(shape.param.columns);
                         });

}  // namespace
}  // namespace headscope::kernels
