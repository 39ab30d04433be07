// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/blas.h"

#include "kernels/weight_matrix.h"
#include "machine/contention.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

namespace headscope {
namespace {

constexpr int kSide = 256;
constexpr double kSeconds = 0.025;  // for both; the least number of rounds may run over
constexpr int kLeastRounds = 3;
constexpr int kMostRounds = 12;
constexpr double kFarBelow = 5;
constexpr double kDoubt = 0.4;  // seconds after which a BLAS that far below is believed to be
// Part of the time that threads may wait for a core before the rates are called a busy machine's. A
// program beside ours takes a third or a half; a quiet machine's own services stay below a
// hundredth.
constexpr double kDisturbing = 0.05;

using Clock = std::chrono::steady_clock;

double since(Clock::time_point time) {
    return std::chrono::duration<double>(Clock::now() - time).count();
}

bool farBelow(const ProductRates& rates) {
    return rates.own > kFarBelow * rates.blas;
}

Message cureOf(BlasKind kind) {
    switch (kind) {
        case BlasKind::Pthreads:
            return phrase(
                "its threads fight libtorch's over the cores, which is several times slower. "
                "Install libopenblas0-openmp and remove libopenblas0-pthread.");
        case BlasKind::OneThread:
            return phrase("it uses one core. Install libopenblas0-openmp.");
        case BlasKind::Reference:
            return phrase("it is many times slower than OpenBLAS. Install libopenblas0-openmp.");
        case BlasKind::OpenMp:
        case BlasKind::Unknown:
            break;
    }
    return phrase("Install libopenblas0-openmp.");
}

template <class F>
double gflops(const F& product) {
    const auto start = Clock::now();
    product();
    return 2e-9 * kSide * kSide * kSide / since(start);
}

}  // namespace

ProductRates measureProducts() {
    // No random numbers: libtorch seeds them from /dev/urandom, which a bare chroot does not have.
    const auto a = at::linspace(-1, 1, kSide * kSide, at::kFloat).reshape({kSide, kSide});
    const auto b = a.cos();
    auto c = at::empty({kSide, kSide}, at::kFloat);
    const kernels::WeightMatrix packed({b.data_ptr<float>(), kSide, 1}, kSide, kSide);
    ProductRates rates;
    const auto begin = Clock::now();
    const auto waited = waitedForCores();
    const auto goOn = [&](int rounds) {
        if (rounds < kLeastRounds) return true;
        if (farBelow(rates)) return since(begin) < kDoubt;
        return rounds < kMostRounds && since(begin) < kSeconds;
    };
    // By turns, and the best of each: where other programs take the processor for a while, the two
    // are still measured alike. The first calls start threads and touch memory.
    for (int rounds = 0; goOn(rounds); ++rounds) {
        rates.blas = std::max(rates.blas, gflops([&] { at::mm_out(c, a, b); }));
        rates.own = std::max(rates.own, gflops([&] {
                                 packed.multiply(a.data_ptr<float>(), kSide, c.data_ptr<float>());
                             }));
    }
    if (const auto now = waitedForCores(); waited && now)
        rates.disturbed = *now - *waited > kDisturbing * since(begin);
    return rates;
}

Message blasWarning(BlasKind kind, const ProductRates& rates) {
    const bool isFarBelow = rates.blas > 0 && !rates.disturbed && farBelow(rates);
    if (isFarBelow || kind == BlasKind::Pthreads || kind == BlasKind::OneThread ||
        kind == BlasKind::Reference) {
        const Message why = isFarBelow
                                ? say("it multiplies matrices at %1 GFLOP/s where this "
                                      "machine can do %2 GFLOP/s. %3",
                                      decimals(rates.blas, 1), decimals(rates.own, 0), cureOf(kind))
                                : cureOf(kind);
        return say("%1 Sweeps do not use it; the checks of Trust and verify do.", why);
    }
    return {};
}

}  // namespace headscope
