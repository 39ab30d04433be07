// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/clean_pass.h"
#include "sweep/plan.h"

#include <headscope/message.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace headscope {

/// Called before each layer of a batch, with the part of the batch's work that is done, from 0 to
/// less than 1. False: the batch is cancelled. Empty: it never is.
using BatchStep = std::function<bool(double part)>;

/// What computes a sweep's batches of ablated forwards; each variant starts at its first ablated
/// layer, from the residual stream that `base` has there. The one seam between the sweep and the
/// device that it runs on. Engine's thread.
class BatchRunner {
 public:
    virtual ~BatchRunner() = default;

    /// Token rows (variants x positions carried) that a batch may hold, with so many bytes of main
    /// memory to spare. At least one variant's.
    [[nodiscard]] virtual std::size_t rowsThatFit(int positionsCarried,
                                                  std::int64_t memory) const = 0;

    /// Runs the batch up to the final residual stream at the last position. False where `step` gave
    /// it up.
    [[nodiscard]] virtual bool run(const CleanPass& base, const Batch& batch,
                                   const BatchStep& step) = 0;

    /// Logits [count, V] of variants first .. first + count of the last batch that run() finished.
    virtual void logits(std::int64_t first, std::int64_t count, float* out) = 0;

    /// What did not go as asked, as sentences for the user.
    [[nodiscard]] virtual std::vector<Message> notes() const { return {}; }

 protected:
    BatchRunner() = default;
    BatchRunner(const BatchRunner&) = default;
    BatchRunner& operator=(const BatchRunner&) = default;
};

}  // namespace headscope
