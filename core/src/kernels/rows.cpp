// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rows.h"

#include "kernels/parallel.h"
#include "kernels/simd.h"

#include <cmath>

namespace headscope::kernels {
namespace {

// Rows that one thread takes at least; below that a second thread costs more than it brings.
constexpr std::int64_t kFloatsAThread = 4096;

std::int64_t grain(std::int64_t width) {
    return 1 + kFloatsAThread / width;
}

HEADSCOPE_KERNEL void layerNormRows(const float* x, std::int64_t rows, std::int64_t width,
                                    const float* weight, const float* bias, double epsilon,
                                    float* out) {
    for (std::int64_t row = 0; row < rows; ++row, x += width, out += width) {
        double sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::int64_t i = 0; i < width; ++i)
            sum += static_cast<double>(x[i]);
        const double mean = sum / static_cast<double>(width);
        double squares = 0;
#pragma omp simd reduction(+ : squares)
        for (std::int64_t i = 0; i < width; ++i) {
            const double difference = static_cast<double>(x[i]) - mean;
            squares += difference * difference;
        }
        const double scale = 1 / std::sqrt(squares / static_cast<double>(width) + epsilon);
        const auto m = static_cast<float>(mean);
        const auto s = static_cast<float>(scale);
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i)
            out[i] = (x[i] - m) * s * weight[i] + bias[i];
    }
}

}  // namespace

void layerNorm(const float* x, std::int64_t rows, std::int64_t width, const float* weight,
               const float* bias, double epsilon, float* out) {
    parallel(rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
        layerNormRows(x + begin * width, end - begin, width, weight, bias, epsilon,
                      out + begin * width);
    });
}

}  // namespace headscope::kernels
