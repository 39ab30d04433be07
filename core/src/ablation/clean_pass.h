// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/gpt2.h"

#include <headscope/ablation.h>
#include <headscope/results.h>

#include <vector>

namespace headscope {

/// The clean run with what ablated runs start from.
/// S = first position that any ablation edits; P = T - S positions are carried by ablated runs,
/// which share everything of the S positions before (causal attention: nothing after S reaches
/// them).
struct CleanPass {
    int first = 0;                   ///< S
    int carried = 0;                 ///< P
    std::vector<int> edited;         ///< edited positions, relative to S, ascending
    std::vector<at::Tensor> z;       ///< per layer: input of c_proj, carried positions [P, d]
    std::vector<at::Tensor> mid;     ///< per layer: residual stream after attention [P, d]
    std::vector<KeysValues> prefix;  ///< per layer: [1, H, S, h]; undefined tensors for S = 0
    HeadGrid<float> headMean;        ///< mean of z[:,h,:] over all T positions
    at::Tensor logits;               ///< last position [V]
};

/// Runs the model once. ids int64 [1, T]. Throws Error(Input) where the positions are not in the
/// prompt.
[[nodiscard]] CleanPass runClean(const Gpt2Weights& w, const at::Tensor& ids,
                                 const Positions& positions);

}  // namespace headscope
