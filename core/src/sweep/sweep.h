// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/batch_runner.h"
#include "sweep/scoring.h"

#include <headscope/engine.h>

#include <cstdint>
#include <stop_token>

namespace headscope {

/// What an ablation works on; all must outlive it.
struct SetInput {
    const PackedWeights& weights;
    const CleanPass& clean;
    const Scorer& scorer;
};

/// The same for a sweep, with what computes its batches.
struct SweepInput : SetInput {
    const at::Tensor& ids;  ///< int64 [1, T]
    BatchRunner& runner;
    std::int64_t memory = 0;  ///< bytes that the batches may take, beside the clean pass
};

/// Runs every ablation of `request`, appending cells to `result.parts` (one per intervention, in
/// the request's order, there already) and streaming them to `sink`. Sets result.stopped within one
/// layer of a stop request.
void runSweep(const SweepInput& input, const SweepRequest& request, const SweepSink& sink,
              const std::stop_token& stop, Run& result);

/// The heads (ascending, each once) ablated together as the request says, on the CPU; none: the
/// clean run's own prediction.
[[nodiscard]] AblatedRun runSet(const SetInput& input, const std::vector<HeadId>& heads,
                                const SetRequest& request);

}  // namespace headscope
