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

HEADSCOPE_KERNEL void geluTanhRows(float* x, std::int64_t rows, std::int64_t width,
                                   const float* bias) {
    // 0.5 (1 + tanh(u)) = 1 / (1 + e^(-2u))
    constexpr float kTwiceRootTwoOverPi = 1.5957691216057308F;
    for (std::int64_t row = 0; row < rows; ++row, x += width) {
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i) {
            const float v = x[i] + bias[i];
            const float twiceU = kTwiceRootTwoOverPi * (v + 0.044715F * v * v * v);
            x[i] = v / (1.0F + fastExp(-twiceU));
        }
    }
}

void geluErfRows(float* x, std::int64_t rows, std::int64_t width, const float* bias) {
    for (std::int64_t row = 0; row < rows; ++row, x += width)
        for (std::int64_t i = 0; i < width; ++i) {
            const float v = x[i] + bias[i];
            x[i] = 0.5F * v * (1.0F + std::erf(v * 0.70710678118654752F));
        }
}

HEADSCOPE_KERNEL void reluRows(float* x, std::int64_t rows, std::int64_t width, const float* bias) {
    for (std::int64_t row = 0; row < rows; ++row, x += width) {
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i) {
            const float v = x[i] + bias[i];
            x[i] = v > 0.0F ? v : 0.0F;
        }
    }
}

HEADSCOPE_KERNEL void addWithBiasRows(float* x, const float* added, std::int64_t rows,
                                      std::int64_t width, const float* bias) {
    for (std::int64_t row = 0; row < rows; ++row, x += width, added += width) {
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i)
            x[i] += added[i] + bias[i];
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

void addBiasActivate(float* x, std::int64_t rows, std::int64_t width, const float* bias,
                     Activation activation) {
    parallel(rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
        float* part = x + begin * width;
        switch (activation) {
            case Activation::GeluErf:
                return geluErfRows(part, end - begin, width, bias);
            case Activation::Relu:
                return reluRows(part, end - begin, width, bias);
            case Activation::GeluTanh:
                return geluTanhRows(part, end - begin, width, bias);
        }
    });
}

void addWithBias(float* x, const float* added, std::int64_t rows, std::int64_t width,
                 const float* bias) {
    parallel(rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
        addWithBiasRows(x + begin * width, added + begin * width, end - begin, width, bias);
    });
}

}  // namespace headscope::kernels
