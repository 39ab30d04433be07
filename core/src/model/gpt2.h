// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <ATen/ATen.h>

#include <vector>

namespace headscope {

// Shapes: N independent rows (texts, or ablations of one text), P positions carried, S positions
// before them whose keys and values are shared by all rows, T = S + P, H heads, h = d/H.
// Everything is float32. The functions do not write to their arguments and are differentiable.

/// One block's weights, in Hugging Face's Conv1D layout: y = x W + b, W [in, out].
struct BlockWeights {
    at::Tensor ln1Weight, ln1Bias;    ///< [d]
    at::Tensor attnWeight, attnBias;  ///< [d, 3d], [3d]: query, key, value
    at::Tensor projWeight, projBias;  ///< [d, d], [d]: head i reads rows i*h .. (i+1)*h
    at::Tensor ln2Weight, ln2Bias;    ///< [d]
    at::Tensor fcWeight, fcBias;      ///< [d, inner], [inner]
    at::Tensor outWeight, outBias;    ///< [inner, d], [d]
};

/// A model's weights. Immutable once loaded.
struct Gpt2Weights {
    ModelConfig config;
    at::Tensor tokenEmbedding;     ///< wte [V, d]
    at::Tensor positionEmbedding;  ///< wpe [positions, d]
    std::vector<BlockWeights> blocks;
    at::Tensor lnFWeight, lnFBias;  ///< [d]
    at::Tensor unembedding;         ///< [V, d]; wte itself where tied
};

/// Every tensor of a block.
template <class F>
void forEachTensor(BlockWeights& b, const F& f) {
    for (auto* tensor :
         {&b.ln1Weight, &b.ln1Bias, &b.attnWeight, &b.attnBias, &b.projWeight, &b.projBias,
          &b.ln2Weight, &b.ln2Bias, &b.fcWeight, &b.fcBias, &b.outWeight, &b.outBias})
        f(*tensor);
}

/// Every tensor of the weights, but the unembedding, which may be the token embedding.
template <class F>
void forEachTensor(Gpt2Weights& w, const F& f) {
    for (auto* tensor : {&w.tokenEmbedding, &w.positionEmbedding, &w.lnFWeight, &w.lnFBias})
        f(*tensor);
    for (auto& b : w.blocks)
        forEachTensor(b, f);
}

/// Keys and values of one layer, [N, H, P, h].
struct KeysValues {
    at::Tensor keys, values;
};

/// What the scores of a layer are multiplied by: 1 / sqrt(h), or as the configuration says.
[[nodiscard]] double scoreScale(const ModelConfig& config, int layer);

/// Residual stream at the first block's input: wte[ids] + wpe[first ..]. ids int64 [N, P] -> [N, P,
/// d]
[[nodiscard]] at::Tensor embed(const Gpt2Weights& w, const at::Tensor& ids, int first = 0);

/// The LayerNorms: before attention, before the MLP, before the unembedding. x [..., d] -> [..., d]
[[nodiscard]] at::Tensor attentionNorm(const Gpt2Weights& w, int layer, const at::Tensor& x);
[[nodiscard]] at::Tensor mlpNorm(const Gpt2Weights& w, int layer, const at::Tensor& x);
[[nodiscard]] at::Tensor finalNorm(const Gpt2Weights& w, const at::Tensor& x);

/// attn.c_attn of the normed stream, cut into heads: [N, P, d] -> query, key, value as [3, N, H, P,
/// h].
[[nodiscard]] at::Tensor queriesKeysValues(const Gpt2Weights& w, int layer,
                                           const at::Tensor& normed);

/// Scaled scores of the last Q of P positions, causal: queries [N, H, Q, h], keys [N, H, P, h] ->
/// [N, H, Q, P], minus infinity where the key comes after the query.
[[nodiscard]] at::Tensor attentionScores(const ModelConfig& config, int layer,
                                         const at::Tensor& queries, const at::Tensor& keys);

/// mlp.c_fc of the normed stream, and the activation. [..., d] -> [..., inner]
[[nodiscard]] at::Tensor mlpInner(const Gpt2Weights& w, int layer, const at::Tensor& normed);
[[nodiscard]] at::Tensor activate(const ModelConfig& config, const at::Tensor& inner);

/// Attention of block `layer` up to the input of c_proj: LayerNorm, queries, keys and values,
/// causal softmax, weighted sum of values. x [N, P, d] -> z [N, P, d], head i in columns i*h ..
/// (i+1)*h. `prefix` holds keys and values [1, H, S, h] of the S positions before (undefined
/// tensors: S = 0). `own`, if given, receives this call's keys and values.
[[nodiscard]] at::Tensor headOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                                     const KeysValues& prefix = {}, KeysValues* own = nullptr);

/// As headOutputs, for the last of the P positions alone: -> z [N, 1, d].
[[nodiscard]] at::Tensor lastHeadOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                                         const KeysValues& prefix = {});

/// attn.c_proj: z [N, P, d] -> what attention adds to the residual stream [N, P, d].
[[nodiscard]] at::Tensor project(const Gpt2Weights& w, int layer, const at::Tensor& z);

/// What the MLP adds: LayerNorm, c_fc, activation, c_proj. x [N, P, d] -> [N, P, d]
[[nodiscard]] at::Tensor mlp(const Gpt2Weights& w, int layer, const at::Tensor& x);

/// Final LayerNorm and unembedding. x [..., d] -> logits [..., V]
[[nodiscard]] at::Tensor unembed(const Gpt2Weights& w, const at::Tensor& x);

/// The whole model, nothing cached: ids int64 [N, T] -> logits [N, T, V].
[[nodiscard]] at::Tensor forward(const Gpt2Weights& w, const at::Tensor& ids);

}  // namespace headscope
