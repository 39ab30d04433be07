// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ablation/clean_pass.h"
#include "ablation/plan.h"

#include <stop_token>

namespace headscope {

/// Runs a batch of ablated forwards from the clean run's cached residual stream; each variant
/// starts at its first ablated layer. -> logits at the last position [variants, V], in the batch's
/// order; an undefined tensor where `stop` was requested (looked at before every layer).
[[nodiscard]] at::Tensor runAblated(const Gpt2Weights& w, const CleanPass& clean,
                                    const Batch& batch, const std::stop_token& stop = {});

}  // namespace headscope
