// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/blas.h"

#include "kernels/packed_products.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace headscope {
namespace {

constexpr int kSide = 256;
constexpr double kSeconds = 0.012;  // for each; one product more may run over
constexpr int kMostTimes = 12;
constexpr double kFarBelow = 5;

// The first call, which also starts threads and touches memory, does not count where it is not the
// only one.
template <class F>
double bestGflops(const F& product) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto since = [](Clock::time_point time) {
        return std::chrono::duration<double>(Clock::now() - time).count();
    };
    double best = 0;
    for (int i = 0; i < kMostTimes && (i == 0 || since(begin) < kSeconds); ++i) {
        const auto start = Clock::now();
        product();
        best = std::max(best, 2e-9 * kSide * kSide * kSide / since(start));
    }
    return best;
}

}  // namespace

ProductRates measureProducts() {
    const auto a = at::rand({kSide, kSide}, at::kFloat);
    const auto b = at::rand({kSide, kSide}, at::kFloat);
    auto c = at::empty({kSide, kSide}, at::kFloat);
    ProductRates rates;
    rates.blas = bestGflops([&] { at::mm_out(c, a, b); });
    rates.own = bestGflops([&] {
        kernels::multiplyPacked(a.data_ptr<float>(), kSide, kSide, b.data_ptr<float>(), kSide,
                                kSide, c.data_ptr<float>(), kSide);
    });
    return rates;
}

std::string blasWarning(BlasKind kind, const ProductRates& rates) {
    const auto measured =
        rates.blas > 0 && rates.own > kFarBelow * rates.blas
            ? fmt::format(
                  "it multiplies matrices at {:.1f} GFLOP/s where this machine can do {:.0f} "
                  "GFLOP/s. ",
                  rates.blas, rates.own)
            : std::string();
    switch (kind) {
        case BlasKind::Pthreads:
            return measured +
                   "its threads fight libtorch's over the cores, which is several times slower. "
                   "Install libopenblas0-openmp and remove libopenblas0-pthread.";
        case BlasKind::OneThread:
            return measured + "it uses one core. Install libopenblas0-openmp.";
        case BlasKind::Reference:
            return measured + "it is many times slower than OpenBLAS. Install libopenblas0-openmp.";
        case BlasKind::OpenMp:
        case BlasKind::Unknown:
            return measured.empty() ? "" : measured + "Install libopenblas0-openmp.";
    }
    return {};
}

}  // namespace headscope
