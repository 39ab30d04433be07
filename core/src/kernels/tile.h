// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of 64 bytes, for the loops of matrix products. Included by kernels/*.cpp only.
#pragma once

#include "kernels/simd.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace headscope::kernels {

using Lanes = float __attribute__((vector_size(64)));

HEADSCOPE_INLINE Lanes load(const float* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

}  // namespace headscope::kernels
