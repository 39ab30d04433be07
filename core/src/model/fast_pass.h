// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "kernels/lines.h"
#include "kernels/parallel.h"
#include "model/packed_weights.h"

#include <cstdint>
#include <span>

namespace headscope {

/// Floats that are kept from call to call and never initialised. Grows, does not shrink.
class Scratch {
 public:
    float* floats(std::int64_t count);
    [[nodiscard]] float* data() { return m_data.get(); }

 private:
    kernels::UnsetFloats m_data;
    std::int64_t m_size = 0;
};

/// The forward pass of gpt2.h on bare rows: the same functions without gradients, without copies,
/// and with memory that is kept from call to call. N variants of P positions each, S positions
/// before them in a shared prefix. Call on the engine's thread; uses the kernels' threads.
class FastPass {
 public:
    /// `weights` must outlive this.
    explicit FastPass(const PackedWeights& weights) : m_w(weights) {}

    /// Of the variants that went through a layer together, side by side: rows of d keys and d
    /// values. Valid until the next call.
    struct KeysValues {
        const float* rows = nullptr;
    };

    /// headOutputs(): x [n, P, d] -> z [n, P, d]. Where n is 1, returns its keys and values.
    KeysValues headOutputs(int layer, const float* x, std::int64_t n, std::int64_t positions,
                           const kernels::SharedPrefix* prefix, float* z);
    /// lastHeadOutputs(): -> z [n, 1, d].
    void lastHeadOutputs(int layer, const float* x, std::int64_t n, std::int64_t positions,
                         const kernels::SharedPrefix* prefix, float* z);
    /// The first `count` positions, with the layer's biases and room for `more` further ones.
    [[nodiscard]] kernels::SharedPrefix prefixOf(const KeysValues& keysValues, int layer,
                                                 std::int64_t count, std::int64_t more = 0) const;
    /// headOutputs() at one more position of each of n texts: x [n, d] -> z [n, d]. What is before
    /// it in each text is in `before`, which takes up its keys and values.
    void nextHeadOutputs(int layer, const float* x, std::span<kernels::SharedPrefix> before,
                         float* z);
    /// x [rows, d] += project(z [rows, d]).
    void addProjected(int layer, const float* z, std::int64_t rows, float* x);
    /// out [rows, d] = what the output projection makes of these numbers in one head's place, the
    /// bias not counted: [rows, h].
    void projectHead(HeadId head, const float* numbers, std::int64_t rows, float* out);
    /// x [rows, d] += mlp(x).
    void addMlp(int layer, float* x, std::int64_t rows);
    /// Final LayerNorm and unembedding: x [rows, d] -> logits [rows, V].
    void unembed(const float* x, std::int64_t rows, float* logits);

    /// Rows that go through a layer together: enough for products to run at their full speed, few
    /// enough to stay in the caches between one step and the next.
    static constexpr std::int64_t kRowsAtOnce = 512;

 private:
    [[nodiscard]] const PackedBlock& block(int layer) const {
        return m_w.blocks[static_cast<std::size_t>(layer)];
    }
    /// LayerNorm of x [rows, d], in memory that the next call overwrites.
    [[nodiscard]] const float* normed(const float* x, std::int64_t rows, const at::Tensor& weight,
                                      const at::Tensor& bias);
    /// `queries`: rows of d values. `keysValues`: rows of d keys and d values.
    [[nodiscard]] kernels::AttentionInput attentionInput(int layer, std::int64_t n,
                                                         std::int64_t positions,
                                                         const kernels::SharedPrefix* prefix,
                                                         const float* queries,
                                                         const float* keysValues) const;

    const PackedWeights& m_w;
    Scratch m_normed, m_wide, m_queries, m_last, m_projection;
};

/// Calls work(), on the caller's thread alone where the products of so many rows are over before a
/// second thread has woken, which takes some 50 us.
template <class Work>
void onThreadsFor(const ModelConfig& config, std::int64_t rows, const Work& work) {
    constexpr double kFlop = 1e7;  // of the largest product: 0.1 ms of one core
    if (2.0 * static_cast<double>(rows) * config.width * config.inner < kFlop)
        kernels::apart(1, [&](int) { work(); });
    else
        work();
}

}  // namespace headscope
