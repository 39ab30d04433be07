// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/packed_products.h"

#include <gtest/gtest.h>

#include <cmath>
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

struct Shape {
    std::int64_t rows, depth, columns;
};

// Rows that do not fill a tile, columns that do not fill a panel, depths of more than one block.
class PackedProduct : public ::testing::TestWithParam<Shape> {
 protected:
    // The largest distance from the sums in float64, where w's element (k, j) is at
    // k * down + j * across.
    [[nodiscard]] double error(std::int64_t down, std::int64_t across, const std::vector<float>& w,
                               const std::vector<float>& c, std::int64_t ldc) const {
        const auto [rows, depth, columns] = GetParam();
        double worst = 0;
        for (std::int64_t i = 0; i < rows; ++i)
            for (std::int64_t j = 0; j < columns; ++j) {
                double sum = 0;
                for (std::int64_t k = 0; k < depth; ++k)
                    sum += static_cast<double>(x[static_cast<std::size_t>(i * depth + k)]) *
                           static_cast<double>(w[static_cast<std::size_t>(k * down + j * across)]);
                const double own = static_cast<double>(c[static_cast<std::size_t>(i * ldc + j)]);
                worst = std::fmax(worst, std::fabs(own - sum));
            }
        return worst;
    }

    // Sums of `depth` products of numbers below 1 in float32, added one after another.
    [[nodiscard]] double tolerance() const { return 1e-7 * static_cast<double>(GetParam().depth); }

    std::vector<float> x = randomFloats(GetParam().rows * GetParam().depth, 1);
};

TEST_P(PackedProduct, IsTheSumInFloat64AndTouchesNothingElse) {
    const auto [rows, depth, columns] = GetParam();
    const auto ldw = columns + 5;
    const auto ldc = columns + 3;
    const auto w = randomFloats(depth * ldw, 2);
    std::vector<float> c(static_cast<std::size_t>(rows * ldc), 77.0F);
    multiplyPacked(x.data(), rows, depth, w.data(), ldw, columns, c.data(), ldc);
    EXPECT_LE(error(ldw, 1, w, c, ldc), tolerance());
    for (std::int64_t i = 0; i < rows; ++i)
        for (auto j = columns; j < ldc; ++j)
            EXPECT_EQ(c[static_cast<std::size_t>(i * ldc + j)], 77.0F);
}

TEST_P(PackedProduct, IsTheSumWithTransposedWeights) {
    const auto [rows, depth, columns] = GetParam();
    const auto w = randomFloats(depth * columns, 3);
    std::vector<float> c(static_cast<std::size_t>(rows * columns), 77.0F);
    multiplyPackedTransposed(x.data(), rows, depth, w.data(), columns, c.data());
    EXPECT_LE(error(1, depth, w, c, columns), tolerance());
}

INSTANTIATE_TEST_SUITE_P(Shapes, PackedProduct,
                         ::testing::Values(Shape{1, 1, 1}, Shape{6, 16, 64}, Shape{13, 768, 128},
                                           Shape{17, 100, 81}, Shape{24, 1600, 200},
                                           Shape{29, 769, 63}, Shape{120, 64, 65}));

}  // namespace
}  // namespace headscope::kernels
