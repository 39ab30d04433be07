// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/packed_weights.h"
#include "sweep/clean_pass.h"

#include <headscope/similarity_sweep.h>

#include <ATen/ATen.h>

#include <cstdint>
#include <stop_token>

namespace headscope {

/// What a sweep of similarities is computed with.
struct SimilaritySweepInput {
    const PackedWeights& weights;
    const at::Tensor& ids;    ///< int64 [1, T]
    const CleanPass& base;    ///< what ablated runs start from: it carries the edited positions
    const CleanPass& whole;   ///< the clean run with all positions carried; may be the same
    std::int64_t memory = 0;  ///< bytes that batches may take, beside the clean passes
};

/// Each head alone, from its layer on: batches as a sweep's, whose streams are looked at after
/// every layer. Fills all but the tokens' texts; sets result.stopped within one layer of a batch of
/// a stop request.
void runSimilaritySweep(const SimilaritySweepInput& input, const SimilaritySweepRequest& request,
                        const SimilaritySweepSink& sink, const std::stop_token& stop,
                        SimilaritySweep& result);

}  // namespace headscope
