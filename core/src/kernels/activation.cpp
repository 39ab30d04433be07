// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/activation.h"

#include "kernels/parallel.h"

#include <algorithm>
#include <cmath>

namespace headscope::kernels {
namespace {

constexpr std::int64_t kNumbersAThread = 4096;

template <class F>
void applyToEach(float* x, std::int64_t count, const F& f) {
    parallel(count, kNumbersAThread, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin; i < end; ++i)
            x[i] = f(x[i]);
    });
}

float logistic(float v) {
    return 1.0F / (1.0F + std::exp(-v));
}

float geluTanh(float v) {
    // 0.5 (1 + tanh(u)) = sigma(2u)
    constexpr float kTwiceRootTwoOverPi = 1.5957691216057308F;
    return v * logistic(kTwiceRootTwoOverPi * (v + 0.044715F * v * v * v));
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

}  // namespace

void activate(float* x, std::int64_t count, Activation activation) {
    const auto each = [&](const auto& f) { applyToEach(x, count, f); };
    switch (activation) {
        case Activation::GeluTanh:
            return each(geluTanh);
        case Activation::GeluErf:
            return each(geluErf);
        case Activation::GeluClipped:
            return each([](float v) { return std::clamp(geluErf(v), -10.0F, 10.0F); });
        case Activation::QuickGelu:
            return each([](float v) { return v * logistic(1.702F * v); });
        case Activation::Silu:
            return each([](float v) { return v * logistic(v); });
        case Activation::HardSwish:
            return each([](float v) { return v * std::clamp(v + 3.0F, 0.0F, 6.0F) / 6.0F; });
        case Activation::Mish:
            return each([](float v) { return v * std::tanh(softplus(v)); });
        case Activation::Relu:
            return each([](float v) { return v < 0.0F ? 0.0F : v; });  // what is no number stays
        case Activation::ReluSquared:
            return each([](float v) { return v > 0.0F ? v * v : 0.0F; });
        case Activation::Relu6:
            return each([](float v) { return std::clamp(v, 0.0F, 6.0F); });
        case Activation::LeakyRelu:
            return each([](float v) { return v > 0.0F ? v : 0.01F * v; });
        case Activation::Sigmoid:
            return each(logistic);
        case Activation::Tanh:
            return each([](float v) { return std::tanh(v); });
        case Activation::Laplace:
            return each(laplace);
        case Activation::SqrtSoftplus:
            return each([](float v) { return std::sqrt(softplus(v)); });
        case Activation::Linear:
            return;
    }
}

}  // namespace headscope::kernels
