// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/torch_runtime.h"

#include "kernels/parallel.h"
#include "machine/shared_library.h"
#include "runtime/blas.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <thread>

namespace headscope::torch_runtime {
namespace {

// OpenBLAS has a function for its version; the symbol is absent in every other BLAS.
std::string blasName(BlasKind kind) {
    using Config = char* (*)();
    const auto config = reinterpret_cast<Config>(findSymbol("openblas_get_config"));
    if (!config) return at::hasMKL() ? "MKL" : "reference BLAS";
    const std::string text = config();  // "OpenBLAS 0.3.21 NO_AFFINITY USE_OPENMP ..."
    const auto version = text.substr(0, text.find(' ', text.find(' ') + 1));
    switch (kind) {
        case BlasKind::OpenMp:
            return version + " (OpenMP)";
        case BlasKind::Pthreads:
            return version + " (pthreads)";
        default:
            return version + " (one thread)";
    }
}

BlasKind blasKind() {
    using Parallel = int (*)();
    if (at::hasMKL()) return BlasKind::Unknown;
    if (const auto parallel = reinterpret_cast<Parallel>(findSymbol("openblas_get_parallel"))) {
        const int kind = parallel();  // OpenBLAS's: 2 for OpenMP, 1 for pthreads, 0 for neither
        return kind == 2 ? BlasKind::OpenMp : kind == 1 ? BlasKind::Pthreads : BlasKind::OneThread;
    }
    return findSymbol("mkl_get_version") == nullptr ? BlasKind::Reference : BlasKind::Unknown;
}

// Measured until it has been done undisturbed: the BLAS does not change, but the machine may be
// busy.
ProductRates productRates() {
    static std::mutex lock;
    static ProductRates rates;
    const std::lock_guard<std::mutex> held(lock);
    if (rates.blas == 0 || rates.disturbed) rates = measureProducts();
    return rates;
}

}  // namespace

void setThreads(int threads) {
    // More threads than the machine runs at once only wait for each other.
    const int most = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int used = std::clamp(threads, 1, most);
    at::set_num_threads(used);
    kernels::setThreads(used);
}

int threadsInUse() {
    return at::get_num_threads();
}

bool hasCuda() {
    return at::hasCUDA();
}

int cudaDevices() {
    try {
        return at::hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().getNumGPUs()) : 0;
    } catch (const c10::Error&) {  // the driver is missing or does not fit
        return 0;
    }
}

Runtime runtime() {
    const auto kind = blasKind();
    const auto rates = productRates();
    const bool known = !rates.disturbed;
    return {TORCH_VERSION,          kernels::productsName(),
            blasName(kind),         blasWarning(kind, rates),
            at::get_num_threads(),  physicalCores(),
            known ? rates.blas : 0, known ? rates.own : 0,
            rates.disturbed};
}

}  // namespace headscope::torch_runtime
