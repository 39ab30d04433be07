// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/instruction_set.h"

namespace headscope {

std::string instructionSet() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") != 0) return "AVX-512";
    return __builtin_cpu_supports("avx2") != 0 ? "AVX2" : "SSE";
#elif defined(__aarch64__)
    return "arm64";
#else
    return "generic";
#endif
}

}  // namespace headscope
