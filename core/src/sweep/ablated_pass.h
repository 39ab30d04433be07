// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fast_pass.h"
#include "sweep/batch_runner.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace headscope {

/// Called after each layer of a batch with the residual streams [running, P, d] of its first
/// `running` variants, at the positions carried.
using AfterLayer = std::function<void(int layer, const float* streams, std::int64_t running)>;

/// Batches on the CPU, by the bare rows of model/fast_pass. Keeps its memory from batch to batch. A
/// variant may go on from another one of its batch.
class AblatedPass final : public BatchRunner {
 public:
    /// `weights` must outlive this.
    explicit AblatedPass(const PackedWeights& weights) : m_w(weights), m_fast(weights) {}

    [[nodiscard]] std::size_t rowsThatFit(int positionsCarried, std::int64_t memory) const override;
    [[nodiscard]] bool run(const CleanPass& base, const Batch& batch,
                           const BatchStep& step) override;
    /// The same with all positions carried in the last layer, too; logits() and streams() are not
    /// of it. Such a batch has a token row for each variant and position.
    [[nodiscard]] bool runWhole(const CleanPass& base, const Batch& batch, const BatchStep& step,
                                const AfterLayer& after);
    void logits(std::int64_t first, std::int64_t count, float* out) override;
    /// The final residual streams [variants, d] of the last batch that run() finished, at the last
    /// position, in the batch's order.
    [[nodiscard]] const float* streams() { return m_x.data(); }

    /// rowsThatFit() of a model of these sizes: also few enough for a stop to be seen soon.
    [[nodiscard]] static std::size_t rowsThatFit(const ModelConfig& config, int positionsCarried,
                                                 std::int64_t memory);
    /// Bytes that a batch of so many token rows (variants x positions carried) takes.
    [[nodiscard]] static std::int64_t batchBytes(const ModelConfig& config, std::int64_t tokenRows);

 private:
    /// A head that a variant ablates in the layer where it joins.
    struct Edit {
        HeadId head;
        const Donor* donor = nullptr;
        std::int64_t variant = 0;
        const float* z = nullptr;  ///< of the run that it continues: [asked, d]
    };

    /// (z' - z) at the edited ones of the last `asked` carried positions, 0 at the others: [edits,
    /// asked, h]. All edits are of one head.
    [[nodiscard]] std::vector<float> differences(const CleanPass& base, std::span<const Edit> edits,
                                                 std::int64_t asked) const;
    bool runLayers(const CleanPass& base, const Batch& batch, const BatchStep& step,
                   const AfterLayer& after);
    /// Is the last position all that is computed of this layer?
    [[nodiscard]] bool isOfLastPosition(int layer) const {
        return !m_whole && layer + 1 == m_w.config.layers;
    }
    void attention(const CleanPass& base, const Batch& batch, int layer);
    void join(const CleanPass& base, const Batch& batch, int layer);
    [[nodiscard]] std::vector<Edit> start(const CleanPass& base, const Batch& batch, int layer,
                                          std::int64_t asked);
    void keepLastPositions(std::int64_t positions);

    const PackedWeights& m_w;
    FastPass m_fast;
    Scratch m_x, m_z, m_added;
    std::int64_t m_running = 0;    ///< variants in m_x so far
    std::int64_t m_positions = 0;  ///< of each: P, and 1 in the last layer
    bool m_whole = false;          ///< P there, too
};

/// One batch to its end. -> logits at the last position [variants, V], in the batch's order.
[[nodiscard]] at::Tensor runAblated(const PackedWeights& w, const CleanPass& clean,
                                    const Batch& batch);

}  // namespace headscope
