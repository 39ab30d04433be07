// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headscope::kernels {

// Elementwise work on rows of float32, row-major and dense; on all threads of the caller.

/// out = LayerNorm(x) * weight + bias over each row: x, out [rows, width]; weight, bias [width].
/// Statistics in float64. In place where out == x.
void layerNorm(const float* x, std::int64_t rows, std::int64_t width, const float* weight,
               const float* bias, double epsilon, float* out);

}  // namespace headscope::kernels
