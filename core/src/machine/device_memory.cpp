// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/device_memory.h"

#include <dlfcn.h>

#include <cstddef>

namespace headscope {

void* loadedFunction(const std::string& name) {
    return ::dlsym(RTLD_DEFAULT, name.c_str());
}

// libtorch brings CUDA's runtime with it, where it has CUDA, but does not say what is free. Looked
// up by name, one source compiles with it and without. These functions return 0 if all is well.
std::optional<std::int64_t> freeMemory(const Device& device, const FunctionLookup& lookup) {
    if (device.isCpu()) return std::nullopt;
    auto* const current = reinterpret_cast<int (*)(int*)>(lookup("cudaGetDevice"));
    auto* const choose = reinterpret_cast<int (*)(int)>(lookup("cudaSetDevice"));
    auto* const tell =
        reinterpret_cast<int (*)(std::size_t*, std::size_t*)>(lookup("cudaMemGetInfo"));
    int before = 0;
    if (!current || !choose || !tell || current(&before) != 0) return std::nullopt;
    std::size_t free = 0;
    std::size_t total = 0;
    const bool told = choose(device.index) == 0 && tell(&free, &total) == 0;
    choose(before);
    return told ? std::optional(static_cast<std::int64_t>(free)) : std::nullopt;
}

}  // namespace headscope
