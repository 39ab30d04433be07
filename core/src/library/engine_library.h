// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/engine_limits.h>
#include <headscope/runtime.h>

#include <filesystem>
#include <memory>
#include <stop_token>

namespace headscope {

/// All that calls libtorch, which takes half a second and more to load. It is a file of its own
/// (lib/headscope/modules/engine.so) that a program loads when it first computes, so that a window
/// is painted and a command that computes nothing answers before. The functions of the public
/// headers are these: see them for what they promise.
struct EngineLibrary {
    const char* version;  ///< version() of the program that it was built with
    std::unique_ptr<Engine> (*load)(const std::filesystem::path& folder, EngineLimits limits,
                                    std::stop_token stop);
    Runtime (*runtime)();
    void (*setThreads)(int threads);
    int (*threadsInUse)();
    bool (*hasCuda)();     ///< was libtorch built with it?
    int (*cudaDevices)();  ///< 0 also where the driver is missing or does not fit
};

/// Loads the library at the first call; one that is linked into the program, as in tests, is taken
/// instead. Any thread; the first call had better be the engine's thread's. Throws Error(Failure)
/// if it is missing, does not fit the program, or libtorch cannot be loaded.
[[nodiscard]] const EngineLibrary& engineLibrary();

}  // namespace headscope

/// What the library has to be found by.
extern "C" const headscope::EngineLibrary* headscopeEngine();
