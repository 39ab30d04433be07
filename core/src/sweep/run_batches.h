// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/batch_runner.h"

#include <functional>
#include <span>
#include <stop_token>

namespace headscope {

/// Who is told of batches that go through one after the other. Either may be empty.
struct BatchSink {
    std::function<void(double part)> progress;  ///< of all work, from 0 to 1
    std::function<void()> between;              ///< after each batch
};

/// Computes each by `compute`, which hands the step on and returns whether the batch is finished.
/// Stops at the first that is not, within one layer of a stop request; false then.
[[nodiscard]] bool runBatches(std::span<const Batch> batches, int layers,
                              const std::stop_token& stop, const BatchSink& sink,
                              const std::function<bool(const Batch&, const BatchStep&)>& compute);

}  // namespace headscope
