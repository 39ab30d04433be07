// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/device_engine.h"
#include "library/engine_library.h"
#include "runtime/torch_runtime.h"

extern "C" const headscope::EngineLibrary* headscopeEngine() {
    using namespace headscope;
    static const EngineLibrary library{
        HEADSCOPE_VERSION,
        [](const std::filesystem::path& folder, EngineLimits limits, std::stop_token stop) {
            return loadEngine(folder, limits, DeviceServices(), stop);
        },
        torch_runtime::runtime,
        torch_runtime::setThreads,
        torch_runtime::threadsInUse,
        torch_runtime::hasCuda,
        torch_runtime::cudaDevices,
    };
    return &library;
}
