// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/batch_runner.h"
#include "sweep/scoring.h"

#include <headscope/engine.h>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace headscope {

/// What an ablation works on; all must outlive it.
struct SetInput {
    const PackedWeights& weights;
    /// What an ablation starts from. It carries the positions at which the intervention changes z.
    const CleanPass& clean;
    const Scorer& scorer;
    std::shared_ptr<const PromptZ> other = {};  ///< of the donor, where an intervention has one
};

/// The same for a sweep, with what computes its batches.
struct SweepInput : SetInput {
    const at::Tensor& ids;  ///< int64 [1, T]
    /// For each of the request's interventions what it starts from, since a patch starts at the
    /// first token in which its donor is another; null if it changes nothing.
    const std::vector<const CleanPass*>& bases;
    BatchRunner& runner;
    std::int64_t memory = 0;  ///< bytes that the batches may take, beside the clean pass
};

/// Runs every ablation of `request`, appending cells to `result.parts` (one per intervention, in
/// the request's order, there already) and streaming them to `sink`. Sets result.stopped within one
/// layer of a stop request.
void runSweep(const SweepInput& input, const SweepRequest& request, const SweepSink& sink,
              const std::stop_token& stop, Run& result);

/// The heads (ascending, each once) ablated together as the request says, on the CPU; none: the
/// clean run's own prediction. input.clean is of the positions at which z changes.
[[nodiscard]] AblatedRun runSet(const SetInput& input, const std::vector<HeadId>& heads,
                                const SetRequest& request);

}  // namespace headscope
