// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/kind.h"
#include "kernels/attention.h"
#include "model/fast_pass.h"
#include "model/packed_weights.h"
#include "sweep/plan.h"

#include <headscope/ablation.h>
#include <headscope/results.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace headscope {

/// The clean run with what ablated runs start from.
/// S = first position that any ablation edits; P = T - S positions are carried by ablated runs,
/// which share everything of the S positions before (causal attention: nothing after S reaches
/// them).
struct CleanPass {
    int first = 0;            ///< S
    int carried = 0;          ///< P
    std::vector<int> edited;  ///< edited positions, relative to S, ascending
    std::vector<at::Tensor>
        z;  ///< per layer: input of the output projection, carried positions [P, d]
    std::vector<at::Tensor> mid;  ///< per layer: residual stream after attention [P, d]
    std::vector<kernels::SharedPrefix> prefix;  ///< per layer: keys and values of S positions
    DonorFacts facts;                           ///< of the clean run, over all T positions
    at::Tensor logits;                          ///< last position [V]
};

/// Called after the heads' outputs of each layer, over all T positions, with the keys and values of
/// all of them. False: the run is cancelled, and its result is invalid.
using LayerStep =
    std::function<bool(int layer, const FastPass& pass, const FastPass::KeysValues& keysValues)>;

/// Runs the model once. ids int64 [1, T]. Throws Error(Input) if the positions are not in the
/// prompt.
[[nodiscard]] CleanPass runClean(const PackedWeights& w, const at::Tensor& ids,
                                 const Positions& positions, const LayerStep& step = {});

/// The same with the heads of `given` ablated: what a sweep of every further head starts from. The
/// facts stay the clean run's.
[[nodiscard]] CleanPass runGiven(const PackedWeights& w, const at::Tensor& ids,
                                 const CleanPass& clean, const Variant& given,
                                 const LayerStep& step = {});

/// Bytes that a CleanPass over so many tokens keeps, with all positions carried.
[[nodiscard]] std::int64_t cleanPassBytes(const ModelConfig& config, std::int64_t tokens);

/// Edits the variant's heads of this layer in z [Q, d], the last Q = `asked` carried positions, at
/// the edited ones of them.
void editHeads(const CleanPass& clean, const Variant& variant, int layer, int asked, float* z);

}  // namespace headscope
