// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ablation/plan.h"
#include "kernels/attention.h"
#include "model/gpt2.h"

#include <headscope/ablation.h>
#include <headscope/results.h>

#include <cstdint>
#include <vector>

namespace headscope {

/// The clean run with what ablated runs start from.
/// S = first position that any ablation edits; P = T - S positions are carried by ablated runs,
/// which share everything of the S positions before (causal attention: nothing after S reaches
/// them).
struct CleanPass {
    int first = 0;                ///< S
    int carried = 0;              ///< P
    std::vector<int> edited;      ///< edited positions, relative to S, ascending
    std::vector<at::Tensor> z;    ///< per layer: input of c_proj, carried positions [P, d]
    std::vector<at::Tensor> mid;  ///< per layer: residual stream after attention [P, d]
    std::vector<kernels::SharedPrefix> prefix;  ///< per layer: keys and values of S positions
    HeadGrid<float> headMean;                   ///< mean of z[:,h,:] over all T positions
    at::Tensor logits;                          ///< last position [V]
};

/// Runs the model once. ids int64 [1, T]. Throws Error(Input) where the positions are not in the
/// prompt.
[[nodiscard]] CleanPass runClean(const Gpt2Weights& w, const at::Tensor& ids,
                                 const Positions& positions);

/// The same with the heads of `given` ablated: what a sweep of every further head starts from. The
/// head means stay the clean run's.
[[nodiscard]] CleanPass runGiven(const Gpt2Weights& w, const at::Tensor& ids,
                                 const CleanPass& clean, const Variant& given);

/// Bytes that a CleanPass over so many tokens keeps, with all positions carried.
[[nodiscard]] std::int64_t cleanPassBytes(const ModelConfig& config, std::int64_t tokens);

/// What takes the head's place: 0 or its clean mean.
[[nodiscard]] inline float replacementValue(const CleanPass& clean, HeadId head,
                                            Replacement replacement) {
    return replacement == Replacement::Mean ? clean.headMean(head) : 0.0F;
}

/// Replaces the variant's heads (`width` = h floats each) of this layer in z [Q, d], the last Q
/// carried positions, at the
/// edited ones of them.
void replaceHeads(const CleanPass& clean, const Variant& variant, int layer, int asked,
                  std::int64_t width, float* z);

}  // namespace headscope
