// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/runtime.h>

/// What headscope/runtime.h and headscope/device.h ask of libtorch: the engine's library hands
/// these to the program (library/engine_library.h). Threads and errors as there.
namespace headscope::torch_runtime {

[[nodiscard]] Runtime runtime();
void setThreads(int threads);
[[nodiscard]] int threadsInUse();
[[nodiscard]] bool hasCuda();
[[nodiscard]] int cudaDevices();

}  // namespace headscope::torch_runtime
