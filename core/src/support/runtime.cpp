// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/parallel.h"

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
    std::string warning;
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
                return {version + " (OpenMP)", ""};
            case 1:
                return {
                    version + " (pthreads)",
                    "its threads fight libtorch's over the cores, which is several times slower. "
                    "Install libopenblas0-openmp and remove libopenblas0-pthread."};
            default:
                return {version + " (one thread)",
                        "it uses one core. Install libopenblas0-openmp."};
        }
    }
    if (at::hasMKL()) return {"MKL", ""};
    return {"reference BLAS",
            "it is many times slower than OpenBLAS. Install libopenblas0-openmp."};
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
    return {TORCH_VERSION, blas.name, blas.warning, at::get_num_threads(), physicalCores()};
}

}  // namespace headscope
