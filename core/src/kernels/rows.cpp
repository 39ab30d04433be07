// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rows.h"

#include "kernels/parallel.h"
#include "kernels/simd.h"

#include <algorithm>
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

// x sigma(steepness x): silu and quick_gelu
HEADSCOPE_KERNEL void swishRows(float* x, std::int64_t rows, std::int64_t width, const float* bias,
                                float steepness) {
    for (std::int64_t row = 0; row < rows; ++row, x += width) {
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i) {
            const float v = x[i] + bias[i];
            x[i] = v / (1.0F + fastExp(-steepness * v));
        }
    }
}

// The others are rare: written plainly, one number at a time.
template <class F>
void plainRows(float* x, std::int64_t rows, std::int64_t width, const float* bias, const F& f) {
    for (std::int64_t row = 0; row < rows; ++row, x += width)
        for (std::int64_t i = 0; i < width; ++i)
            x[i] = f(x[i] + bias[i]);
}

float geluErf(float v) {
    return 0.5F * v * (1.0F + std::erf(v * 0.70710678118654752F));
}

// ln(1 + e^v), without overflow
float softplus(float v) {
    return std::max(v, 0.0F) + std::log1p(std::exp(-std::abs(v)));
}

float laplace(float v) {
    constexpr float kSigmaRootTwo = 0.282095F * 1.41421356237309505F;
    return 0.5F * (1.0F + std::erf((v - 0.707107F) / kSigmaRootTwo));
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

void activateRows(float* x, std::int64_t rows, std::int64_t width, const float* bias,
                  Activation activation) {
    const auto each = [&](const auto& f) { plainRows(x, rows, width, bias, f); };
    switch (activation) {
        case Activation::GeluTanh:
            return geluTanhRows(x, rows, width, bias);
        case Activation::GeluErf:
            return each(geluErf);
        case Activation::GeluClipped:
            return each([](float v) { return std::clamp(geluErf(v), -10.0F, 10.0F); });
        case Activation::QuickGelu:
            return swishRows(x, rows, width, bias, 1.702F);
        case Activation::Silu:
            return swishRows(x, rows, width, bias, 1.0F);
        case Activation::HardSwish:
            return each([](float v) { return v * std::clamp(v + 3.0F, 0.0F, 6.0F) / 6.0F; });
        case Activation::Mish:
            return each([](float v) { return v * std::tanh(softplus(v)); });
        case Activation::Relu:
            return reluRows(x, rows, width, bias);
        case Activation::ReluSquared:
            return each([](float v) { return v > 0.0F ? v * v : 0.0F; });
        case Activation::Relu6:
            return each([](float v) { return std::clamp(v, 0.0F, 6.0F); });
        case Activation::LeakyRelu:
            return each([](float v) { return v > 0.0F ? v : 0.01F * v; });
        case Activation::Sigmoid:
            return each([](float v) { return 1.0F / (1.0F + std::exp(-v)); });
        case Activation::Tanh:
            return each([](float v) { return std::tanh(v); });
        case Activation::Laplace:
            return each(laplace);
        case Activation::SqrtSoftplus:
            return each([](float v) { return std::sqrt(softplus(v)); });
        case Activation::Linear:
            return each([](float v) { return v; });
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
        activateRows(x + begin * width, end - begin, width, bias, activation);
    });
}

void addWithBias(float* x, const float* added, std::int64_t rows, std::int64_t width,
                 const float* bias) {
    parallel(rows, grain(width), [&](std::int64_t begin, std::int64_t end) {
        addWithBiasRows(x + begin * width, added + begin * width, end - begin, width, bias);
    });
}

}  // namespace headscope::kernels
