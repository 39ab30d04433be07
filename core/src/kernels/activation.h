// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <cstdint>

namespace headscope::kernels {

/// x = activation(x) on `count` floats. On all threads of the caller. The formulas stand at
/// Activation.
void activate(float* x, std::int64_t count, Activation activation);

}  // namespace headscope::kernels
