// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <string>

namespace headscope {

/// The software and hardware behind the numbers.
struct Runtime {
    std::string torch;     ///< libtorch's version
    std::string products;  ///< what multiplies in sweeps on the CPU: "oneDNN 2.7.3"
    /// The BLAS under libtorch, which the checks' plain passes use: "OpenBLAS 0.3.21 (OpenMP)",
    /// "MKL", "reference BLAS".
    std::string blas;
    Message blasWarning;  ///< empty, or why it is slow and what to install
    int threads = 0;      ///< threads in use for operators
    int physicalCores = 0;
    double blasGflops = 0;       ///< products of 256-cubes, measured once; 0: not measured
    double ownGflops = 0;        ///< the same by oneDNN
    bool isBusy = false;         ///< other programs used the cores during the measurement
    std::string device = "cpu";  ///< of sweeps; runtime() does not know an engine's
};

/// Call from the engine's thread (thread counts are per thread). The first call measures the BLAS,
/// for about 30 ms; so do later ones until the machine is idle enough.
[[nodiscard]] Runtime runtime();

/// The number of threads that libtorch, its BLAS and the kernels use from now on, at least 1; more
/// than the machine runs at once are not used. Call from the engine's thread.
void setThreads(int threads);

/// The number of threads in use for operators. Measures nothing. Call from the engine's thread.
[[nodiscard]] int threadsInUse();

/// Physical cores this process may use, at least 1. Any thread.
[[nodiscard]] int physicalCores();

}  // namespace headscope
