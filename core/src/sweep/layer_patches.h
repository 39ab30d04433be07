// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/packed_weights.h"
#include "sweep/scoring.h"

#include <headscope/layer_patches.h>

#include <cstdint>
#include <stop_token>

namespace headscope {

/// What layers are patched in; all must outlive it.
struct LayersInput {
    const PackedWeights& weights;
    const Scorer& scorer;     ///< of the prompt's clean run
    const AblatedRun& clean;  ///< that run, as one that ablates nothing
    std::int64_t memory = 0;  ///< bytes that may be taken
};

/// Fills result.parts, or sets result.stopped within one layer of a stop request. The request has
/// been checked. Throws Error(Failure) if the memory does not suffice.
void runLayers(const LayersInput& input, const LayersRequest& request, const LayersSink& sink,
               const std::stop_token& stop, LayerPatches& result);

}  // namespace headscope
