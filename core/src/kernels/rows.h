// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <cstdint>

namespace headscope::kernels {

// Elementwise work on rows of float32, row-major and dense; on all threads of the caller.

/// out = LayerNorm(x) * weight + bias over each row: x, out [rows, width]; weight, bias [width].
/// Statistics in float64. In place where out == x.
void layerNorm(const float* x, std::int64_t rows, std::int64_t width, const float* weight,
               const float* bias, double epsilon, float* out);

/// x = activation(x + bias): x [rows, width], bias [width]. The formulas stand at Activation.
void addBiasActivate(float* x, std::int64_t rows, std::int64_t width, const float* bias,
                     Activation activation);

/// x += added + bias: x, added [rows, width]; bias [width].
void addWithBias(float* x, const float* added, std::int64_t rows, std::int64_t width,
                 const float* bias);

}  // namespace headscope::kernels
