// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "kernels/weight_matrix.h"
#include "model/gpt2.h"

#include <headscope/ablation.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// One block's weights as the fast pass takes them; names and shapes are BlockWeights'.
struct PackedBlock {
    at::Tensor ln1Weight, ln1Bias;
    kernels::WeightMatrix query;       ///< [d, d]: the first third of attnWeight
    kernels::WeightMatrix keysValues;  ///< [d, 2d]: the rest
    at::Tensor attnBias;
    kernels::WeightMatrix proj;
    at::Tensor projBias;
    at::Tensor ln2Weight, ln2Bias;
    kernels::WeightMatrix fc;
    at::Tensor fcBias;
    kernels::WeightMatrix out;
    at::Tensor outBias;
};

/// A model's weights in memory of their own, packed for products: once in memory, whatever type
/// they have on disk, and nothing of the file. Copies share the numbers. Immutable; engine's
/// thread.
struct PackedWeights {
    ModelConfig config;
    at::Tensor positionEmbedding;  ///< [positions, d]
    std::vector<PackedBlock> blocks;
    at::Tensor lnFWeight, lnFBias;      ///< [d]
    kernels::WeightMatrix unembedding;  ///< [d, V]
    at::Tensor tokenEmbedding;          ///< [V, d]; undefined where the unembedding is it
};

/// Packs all blocks and the tensors outside them.
[[nodiscard]] PackedWeights packWeights(const Gpt2Weights& weights);

/// Packs a checked folder's tensors, a block at a time, and releases the file's pages on the way:
/// nothing of `folder` is used afterwards. Reads all weights. `between`, if any, is called before
/// each block and may throw. On all threads of the caller.
[[nodiscard]] PackedWeights packWeights(const ModelFolder& folder,
                                        const std::function<void()>& between = {});

/// The same weights, but for the rows of c_proj that read one head: zero, in a copy of that matrix.
[[nodiscard]] PackedWeights withZeroedHead(const PackedWeights& weights, HeadId head);

/// Rows of the token embedding: ids int64 [...] -> [..., d].
[[nodiscard]] at::Tensor tokenRows(const PackedWeights& w, const at::Tensor& ids);

/// Residual stream at the first block's input: ids int64 [1, T] -> [1, T, d].
[[nodiscard]] at::Tensor embed(const PackedWeights& w, const at::Tensor& ids);

/// Copies for the functions of gpt2.h, the numbers of the file bit by bit.
[[nodiscard]] BlockWeights plainBlock(const PackedWeights& w, int layer);
/// Attention's part of one block, up to the heads' outputs: its LayerNorm, weights and biases; the
/// rest is undefined.
[[nodiscard]] BlockWeights plainAttention(const PackedWeights& w, int layer);
/// So many rows of the unembedding [V, d].
[[nodiscard]] at::Tensor plainUnembedding(const PackedWeights& w, std::int64_t first,
                                          std::int64_t rows);
/// All of them, once more in memory.
[[nodiscard]] Gpt2Weights plainWeights(const PackedWeights& w);

/// The name in files of the first tensor that holds a NaN or an infinity, if any. Reads all
/// weights.
[[nodiscard]] std::optional<std::string> findNonFinite(const PackedWeights& w);

}  // namespace headscope
