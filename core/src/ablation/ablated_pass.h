// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ablation/clean_pass.h"
#include "ablation/plan.h"
#include "model/fast_pass.h"

#include <cstdint>
#include <stop_token>

namespace headscope {

/// Runs batches of ablated forwards; each variant starts at its first ablated layer, from the
/// residual stream that `base` has cached there. Keeps its memory from batch to batch. Engine's
/// thread.
class AblatedPass {
 public:
    /// `weights` must outlive this.
    explicit AblatedPass(const Gpt2Weights& weights) : m_w(weights), m_fast(weights) {}

    /// Runs the batch up to the final residual stream at the last position. False where `stop` was
    /// requested (looked at before every layer).
    [[nodiscard]] bool run(const CleanPass& base, const Batch& batch,
                           const std::stop_token& stop = {});

    /// Logits [count, V] of variants first .. first + count of the last batch that run() finished.
    void logits(std::int64_t first, std::int64_t count, float* out);

    /// Bytes that a batch of so many token rows (variants x positions carried) takes.
    [[nodiscard]] static std::int64_t batchBytes(const ModelConfig& config, std::int64_t tokenRows);

 private:
    void attention(const CleanPass& base, const Batch& batch, int layer);
    void join(const CleanPass& base, const Batch& batch, int layer);
    void keepLastPositions(std::int64_t positions);

    const Gpt2Weights& m_w;
    FastPass m_fast;
    Scratch m_x, m_z;
    std::int64_t m_running = 0;    ///< variants in m_x so far
    std::int64_t m_positions = 0;  ///< of each: P, and 1 in the last layer
};

/// One batch to its end. -> logits at the last position [variants, V], in the batch's order; an
/// undefined tensor where `stop` was requested.
[[nodiscard]] at::Tensor runAblated(const Gpt2Weights& w, const CleanPass& clean,
                                    const Batch& batch, const std::stop_token& stop = {});

}  // namespace headscope
