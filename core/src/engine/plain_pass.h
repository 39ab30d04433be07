// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/reference_engine.h"
#include "model/packed_weights.h"

#include <headscope/ablation.h>
#include <headscope/model_info.h>

namespace headscope {

/// Throws Error(Input) saying what is wrong with the request for this model and what to do.
void checkPlain(const PlainRequest& request, const ModelConfig& config);

/// One forward pass of model/gpt2's functions from the embeddings to the logits of every position,
/// with z edited before the output projection as a forward pre-hook would. Nothing is cached,
/// nothing is reused. The request has been checked.
[[nodiscard]] PlainRun runPlain(const PackedWeights& w, const PlainRequest& request);

}  // namespace headscope
