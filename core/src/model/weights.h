// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "model/gpt2.h"

#include <headscope/ablation.h>

#include <optional>
#include <string>

namespace headscope {

/// Tensors of a checked model folder. F32 data are used where they are mapped, so `folder` must
/// outlive the result; F16 and BF16 are widened to float32. Call on the engine's thread.
[[nodiscard]] Gpt2Weights loadWeights(const ModelFolder& folder);

/// The same weights, but for the rows of c_proj that read one head: zero, in a copy of that tensor.
[[nodiscard]] Gpt2Weights muted(const Gpt2Weights& weights, HeadId head);

/// The name of the first of the model's tensors that holds a NaN or an infinity, if any. Reads all
/// weights.
[[nodiscard]] std::optional<std::string> findNonFinite(const ModelFolder& folder);

}  // namespace headscope
