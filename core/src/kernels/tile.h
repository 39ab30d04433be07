// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loop of small matrix products, for shapes on which a BLAS call is not worth its price.
// Included by kernels/*.cpp only.
#pragma once

#include "kernels/simd.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace headscope::kernels {

inline constexpr int kTileRows = 4;
inline constexpr std::int64_t kTileColumns = 32;

/// Columns rounded up to whole tiles.
HEADSCOPE_INLINE std::int64_t padded(std::int64_t columns) {
    return (columns + kTileColumns - 1) / kTileColumns * kTileColumns;
}

using Lanes = float __attribute__((vector_size(64)));

HEADSCOPE_INLINE Lanes load(const float* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

/// c [4, columns] = a [4, depth] b [depth, columns], or += with `add`. `columns` is a multiple of
/// kTileColumns; lda, ldb and ldc are the rows' distances in floats.
HEADSCOPE_INLINE void multiplyTile(const float* a, std::int64_t lda, const float* b,
                                   std::int64_t ldb, std::int64_t depth, std::int64_t columns,
                                   float* c, std::int64_t ldc, bool add) {
    for (std::int64_t j = 0; j < columns; j += kTileColumns) {
        Lanes sums[kTileRows][2] = {};
        for (std::int64_t k = 0; k < depth; ++k) {
            const float* row = b + k * ldb + j;
            const Lanes left = load(row);
            const Lanes right = load(row + 16);
#pragma GCC unroll 4
            for (int r = 0; r < kTileRows; ++r) {
                const float factor = a[r * lda + k];
                sums[r][0] += factor * left;
                sums[r][1] += factor * right;
            }
        }
#pragma GCC unroll 4
        for (int r = 0; r < kTileRows; ++r) {
            float* to = c + r * ldc + j;
            if (add) {
                sums[r][0] += load(to);
                sums[r][1] += load(to + 16);
            }
            std::memcpy(to, &sums[r][0], sizeof(Lanes));
            std::memcpy(to + 16, &sums[r][1], sizeof(Lanes));
        }
    }
}

}  // namespace headscope::kernels
