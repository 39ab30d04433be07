// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/lines.h"

#include <cstdint>

namespace headscope::kernels {

/// Keys and values of S positions that all rows share, laid out for attend(). S may be 0.
struct SharedPrefix {
    std::int64_t positions = 0;  ///< S
    std::int64_t room = 0;       ///< R: positions that fit in, at least S
    LineFloats keys;             ///< [H, h, padded R]: transposed, zeros after S
    LineFloats values;           ///< [H, R, padded h]
};

/// `keys` and `values` point at position 0 of head 0; a position's next one is `stride` floats on,
/// a head's next one `width` floats. Biases [H * width] are added. Room for `more` further ones.
[[nodiscard]] SharedPrefix makePrefix(const float* keys, const float* values, std::int64_t stride,
                                      const float* keyBias, const float* valueBias,
                                      std::int64_t positions, std::int64_t heads,
                                      std::int64_t width, std::int64_t more = 0);

/// One more position, for which there is room: as makePrefix() would have put it there, to the last
/// bit.
void addPosition(SharedPrefix& prefix, const float* keys, const float* values, const float* keyBias,
                 const float* valueBias, std::int64_t heads, std::int64_t width);

/// Causal attention of N rows of P positions after a shared prefix, for the last Q positions.
/// Pointers are to row 0, position 0, head 0; strides are between positions, in floats; a row's
/// positions follow each other and rows follow without gaps; heads are `width` floats apart.
struct AttentionInput {
    const float* queries = nullptr;  ///< N x Q positions, without bias
    std::int64_t queryStride = 0;
    const float* keys = nullptr;    ///< N x P positions, without bias
    const float* values = nullptr;  ///< N x P positions, without bias
    std::int64_t keyStride = 0;     ///< of keys and values
    const float* queryBias = nullptr;
    const float* keyBias = nullptr;
    const float* valueBias = nullptr;  ///< each [H * width]
    const SharedPrefix* prefix = nullptr;
    std::int64_t rows = 0, carried = 0, asked = 0;  ///< N, P, Q
    std::int64_t heads = 0, width = 0;              ///< H, h
    float scale = 1;                                ///< of the scores, before softmax
};

/// z [N, Q, H * h] = softmax(scale q k^T) v, each query looking at the prefix and at the positions
/// up to its own. On all threads of the caller.
void attend(const AttentionInput& input, float* z);

}  // namespace headscope::kernels
