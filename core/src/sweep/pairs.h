// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/sweep.h"

#include <headscope/pairs.h>

#include <cstdint>
#include <stop_token>

namespace headscope {

/// What pairs are computed with, besides.
struct PairInput : SetInput {
    const CleanRun& run;      ///< of the clean pass: the tokens that are watched
    std::int64_t memory = 0;  ///< bytes that batches may take, beside the clean pass
};

/// Every two heads ablated together. A alone is run once and kept in the batch (planFamilies); a
/// pair continues from it at B's layer, and two heads of one layer from the clean run. Of logits,
/// only those of the watched tokens are computed, where the metric needs no others. Sets
/// result.stopped within one layer of a batch of a stop request.
void runPairs(const PairInput& input, const PairRequest& request, const PairSink& sink,
              const std::stop_token& stop, PairEffects& result);

}  // namespace headscope
