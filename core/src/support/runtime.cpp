// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/parallel.h"
#include "support/blas.h"

#include <headscope/runtime.h>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <torch/version.h>

#include <algorithm>
#include <thread>

namespace headscope {
namespace {

struct Blas {
    std::string name;
    BlasKind kind = BlasKind::Unknown;
};

// OpenBLAS tells its version and threading itself; the symbols are absent in every other BLAS.
Blas detectBlas() {
    using Config = char* (*)();
    using Parallel = int (*)();
    const auto config = reinterpret_cast<Config>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
    const auto parallel = reinterpret_cast<Parallel>(dlsym(RTLD_DEFAULT, "openblas_get_parallel"));
    if (config && parallel) {
        const std::string text = config();  // "OpenBLAS 0.3.21 NO_AFFINITY USE_OPENMP ..."
        const auto version = text.substr(0, text.find(' ', text.find(' ') + 1));
        switch (parallel()) {
            case 2:
                return {version + " (OpenMP)", BlasKind::OpenMp};
            case 1:
                return {version + " (pthreads)", BlasKind::Pthreads};
            default:
                return {version + " (one thread)", BlasKind::OneThread};
        }
    }
    if (at::hasMKL()) return {"MKL", BlasKind::Unknown};
    return {"reference BLAS", BlasKind::Reference};
}

}  // namespace

void setThreads(int threads) {
    // More threads than the machine runs at once only wait for each other.
    const int most = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int used = std::clamp(threads, 1, most);
    at::set_num_threads(used);
    kernels::setThreads(used);
}

Runtime runtime() {
    const auto blas = detectBlas();
    static const auto rates = measureProducts();  // once: the BLAS does not change
    return {TORCH_VERSION,
            blas.name,
            blasWarning(blas.kind, rates),
            at::get_num_threads(),
            physicalCores(),
            rates.blas,
            rates.own};
}

}  // namespace headscope
