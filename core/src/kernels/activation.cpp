// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/activation.h"

#include "kernels/parallel.h"
#include "kernels/targets.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/activation.cpp"
#include <hwy/foreach_target.h>
// What follows is read once for each instruction set.
#include "kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

// x = x sigma(slope x + cube x^3)
void gateRows(float* x, std::int64_t count, float slope, float cube) {
    forEach(count, [=](auto d, std::int64_t i) HWY_ATTR {
        const auto v = hn::LoadU(d, x + i);
        const auto factor = hn::MulAdd(hn::Mul(v, v), hn::Set(d, -cube), hn::Set(d, -slope));
        const auto e = fastExp(d, hn::Mul(v, factor));
        hn::StoreU(hn::Div(v, hn::Add(hn::Set(d, 1.0F), e)), d, x + i);
    });
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace headscope::kernels {
namespace {

HWY_EXPORT(gateRows);

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

void gate(float* x, std::int64_t count, float slope, float cube = 0) {
    parallel(count, kNumbersAThread, [&](std::int64_t begin, std::int64_t end) {
        HWY_DYNAMIC_DISPATCH(gateRows)(x + begin, end - begin, slope, cube);
    });
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
            // 0.5 (1 + tanh(u)) = sigma(2u), and u = sqrt(2 / pi) (v + 0.044715 v^3)
            return gate(x, count, 1.5957691216057308F, 0.0713548163F);
        case Activation::GeluErf:
            return each(geluErf);
        case Activation::GeluClipped:
            return each([](float v) { return std::clamp(geluErf(v), -10.0F, 10.0F); });
        case Activation::QuickGelu:
            return gate(x, count, 1.702F);
        case Activation::Silu:
            return gate(x, count, 1.0F);
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
#endif  // HWY_ONCE
