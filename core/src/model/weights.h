// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "model/gpt2.h"

namespace headscope {

// Tensors of a checked model folder. F32 data are used where they are mapped, so `folder` must
// outlive the results; F16 and BF16 are widened to float32. Call on the engine's thread.

[[nodiscard]] BlockWeights readBlock(const ModelFolder& folder, int layer);

/// Everything but the blocks.
[[nodiscard]] Gpt2Weights readOutside(const ModelFolder& folder);

/// All of them, for the functions of gpt2.h. The engine packs them instead.
[[nodiscard]] Gpt2Weights readWeights(const ModelFolder& folder);

}  // namespace headscope
