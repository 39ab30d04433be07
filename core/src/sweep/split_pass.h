// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/ablated_pass.h"

#include <memory>
#include <vector>

namespace headscope {

/// Batches on the CPU, in shares that a thread takes from layer to layer by itself. The products of
/// a small model are too small to be divided, and threads that meet after each of them mostly wait;
/// a share's residual streams stay in the caches of its core. The same numbers as an AblatedPass,
/// bit by bit.
class SplitPass final : public BatchRunner {
 public:
    /// `weights` must outlive this.
    explicit SplitPass(const PackedWeights& weights) : m_w(weights), m_fast(weights) {}

    /// Whether it is the faster one of the two for models of these sizes.
    [[nodiscard]] static bool pays(const ModelConfig& config);

    [[nodiscard]] std::size_t rowsThatFit(int positionsCarried, std::int64_t memory) const override;
    [[nodiscard]] bool run(const CleanPass& base, const Batch& batch,
                           const BatchStep& step) override;
    void logits(std::int64_t first, std::int64_t count, float* out) override;

 private:
    const PackedWeights& m_w;
    FastPass m_fast;                                     ///< for the unembedding
    std::vector<std::unique_ptr<AblatedPass>> m_passes;  ///< one a thread
    Scratch m_streams;  ///< the last batch's final ones at the last position: [variants, d]
};

}  // namespace headscope
