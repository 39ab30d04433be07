// SPDX-License-Identifier: GPL-3.0-or-later
// How attention's operands lie in memory, whatever the instruction set. Pointers only: functions of
// std::vector, called in a loop, would be compiled for its instruction set and then serve all.
#pragma once

#include <cstdint>

namespace headscope::kernels {

/// Columns rounded up to whole vectors of any instruction set: 64 bytes.
inline constexpr std::int64_t kPadding = 16;
constexpr std::int64_t padded(std::int64_t columns) {
    return (columns + kPadding - 1) / kPadding * kPadding;
}

/// Floats from row to row, each of so many positions. An odd number of cache lines, so that a
/// column does not fall on a few places of the cache only.
constexpr std::int64_t paddedPositions(std::int64_t positions) {
    const auto ld = padded(positions);
    return ld % (2 * kPadding) == 0 ? ld + kPadding : ld;
}

/// Queries of a row and head that are answered together: their sums are to stay in registers, see
/// small_products.h.
inline constexpr int kQueriesAtOnce = 6;

/// Bytes of a prefix from which a core's own cache does not keep all heads' from row to row.
inline constexpr std::int64_t kLargePrefix = 1 << 20;

/// Positions up to which rows without a prefix are answered with a query in each lane of a vector:
/// keys and values are used as they lie, and a softmax is of whole vectors.
inline constexpr std::int64_t kShort = 32;

/// Keys or values of one head: `count` positions of `width` floats, and the bias that is to be
/// added; null: none.
struct HeadPositions {
    const float* from = nullptr;
    std::int64_t stride = 0;
    const float* bias = nullptr;
    std::int64_t count = 0, width = 0;
};

/// What one thread works with. ...Ld are the distances of rows, in floats.
struct AttentionBuffers {
    std::int64_t shared = 0;              ///< S
    std::int64_t sharedRoom = 0;          ///< R
    const float* sharedKeys = nullptr;    ///< as in SharedPrefix
    const float* sharedValues = nullptr;  ///< as in SharedPrefix
    float* keys = nullptr;                ///< [h, P]: of one row and head, as the next ones
    float* values = nullptr;              ///< [P, padded h]
    float* queries = nullptr;             ///< [queries at once, h]
    float* scores = nullptr;              ///< [queries at once, S + P and a vector's padding]
    float* out = nullptr;                 ///< [queries at once, padded h]
    std::int64_t sharedKeysLd = 0, keysLd = 0, scoresLd = 0;
    std::int64_t valuesLd = 0;  ///< of all values and of `out`
    bool byHead = false;        ///< all rows of a head after each other, not all heads of a row
};

}  // namespace headscope::kernels
