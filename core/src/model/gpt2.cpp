// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gpt2.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace headscope {
namespace {

at::Tensor norm(const ModelConfig& config, const at::Tensor& x, const at::Tensor& weight,
                const at::Tensor& bias) {
    return at::layer_norm(x, {config.width}, weight, bias, config.layerNormEpsilon);
}

// x [..., in] -> x W + b [..., out]
at::Tensor conv1d(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    auto shape = x.sizes().vec();
    shape.back() = weight.size(1);
    return at::addmm(bias, x.reshape({-1, weight.size(0)}), weight).view(shape);
}

// Queries [N, H, Q, h] of the last Q of P carried positions against S shared and P own positions.
// The shared part folds rows and queries into one product per head, so the prefix is never copied.
at::Tensor attend(const ModelConfig& config, int layer, const at::Tensor& queries,
                  const KeysValues& own, const KeysValues& prefix) {
    const auto n = queries.size(0);
    const auto heads = queries.size(1);
    const auto q = queries.size(2);
    const auto h = queries.size(3);
    const auto p = own.keys.size(2);
    const auto scores = attentionScores(config, layer, queries, own.keys);  // [N, H, Q, P]
    if (!prefix.keys.defined()) return at::matmul(at::softmax(scores, -1), own.values);

    const auto s = prefix.keys.size(2);
    const auto folded = queries.permute({1, 0, 2, 3}).reshape({heads, n * q, h});
    const auto before =
        at::bmm(folded, prefix.keys[0].transpose(1, 2)) * scoreScale(config, layer);  // [H, N*Q, S]
    const auto all =
        at::cat({before.view({heads, n, q, s}).permute({1, 0, 2, 3}), scores}, -1);  // [N, H, Q, T]
    const auto pattern = at::softmax(all, -1);
    const auto early = pattern.narrow(-1, 0, s).permute({1, 0, 2, 3}).reshape({heads, n * q, s});
    const auto fromPrefix =
        at::bmm(early, prefix.values[0]).view({heads, n, q, h}).permute({1, 0, 2, 3});
    return fromPrefix + at::matmul(pattern.narrow(-1, s, p), own.values);  // [N, H, Q, h]
}

// [N, H, Q, h] -> [N, Q, d]
at::Tensor mergeHeads(const at::Tensor& z) {
    return z.permute({0, 2, 1, 3}).reshape({z.size(0), z.size(2), z.size(1) * z.size(3)});
}

// [N, P, k*d] -> k contiguous tensors [N, H, P, h], as one [k, N, H, P, h]
at::Tensor splitHeads(const ModelConfig& config, const at::Tensor& x, std::int64_t parts) {
    return x.view({x.size(0), x.size(1), parts, config.heads, config.headWidth()})
        .permute({2, 0, 3, 1, 4})
        .contiguous();
}

}  // namespace

double scoreScale(const ModelConfig& config, int layer) {
    double scale = config.scaleAttention ? 1.0 / std::sqrt(config.headWidth()) : 1.0;
    if (config.scaleByInverseLayer) scale /= layer + 1;
    return scale;
}

at::Tensor embed(const Gpt2Weights& w, const at::Tensor& ids, int first) {
    return at::embedding(w.tokenEmbedding, ids) + w.positionEmbedding.narrow(0, first, ids.size(1));
}

at::Tensor attentionNorm(const Gpt2Weights& w, int layer, const at::Tensor& x) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return norm(w.config, x, b.ln1Weight, b.ln1Bias);
}

at::Tensor mlpNorm(const Gpt2Weights& w, int layer, const at::Tensor& x) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return norm(w.config, x, b.ln2Weight, b.ln2Bias);
}

at::Tensor finalNorm(const Gpt2Weights& w, const at::Tensor& x) {
    return norm(w.config, x, w.lnFWeight, w.lnFBias);
}

at::Tensor queriesKeysValues(const Gpt2Weights& w, int layer, const at::Tensor& normed) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return splitHeads(w.config, conv1d(normed, b.attnWeight, b.attnBias), 3);
}

at::Tensor attentionScores(const ModelConfig& config, int layer, const at::Tensor& queries,
                           const at::Tensor& keys) {
    const auto q = queries.size(2);
    const auto p = keys.size(2);
    auto scores = at::matmul(queries, keys.transpose(2, 3)) * scoreScale(config, layer);
    if (q == 1) return scores;
    return scores + at::full({q, p}, -std::numeric_limits<float>::infinity(), queries.options())
                        .triu(p - q + 1);
}

at::Tensor headOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                       const KeysValues& prefix, KeysValues* own) {
    const auto qkv = queriesKeysValues(w, layer, attentionNorm(w, layer, x));
    const KeysValues kv{qkv[1], qkv[2]};
    if (own) *own = kv;
    return mergeHeads(attend(w.config, layer, qkv[0], kv, prefix));
}

at::Tensor lastHeadOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                           const KeysValues& prefix) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto d = w.config.width;
    const auto normed = attentionNorm(w, layer, x);
    const auto last = normed.narrow(1, x.size(1) - 1, 1);
    const auto q = splitHeads(
        w.config, conv1d(last, b.attnWeight.narrow(1, 0, d), b.attnBias.narrow(0, 0, d)), 1);
    const auto kv = splitHeads(
        w.config, conv1d(normed, b.attnWeight.narrow(1, d, 2 * d), b.attnBias.narrow(0, d, 2 * d)),
        2);
    return mergeHeads(attend(w.config, layer, q[0], {kv[0], kv[1]}, prefix));
}

at::Tensor project(const Gpt2Weights& w, int layer, const at::Tensor& z) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return conv1d(z, b.projWeight, b.projBias);
}

at::Tensor mlpInner(const Gpt2Weights& w, int layer, const at::Tensor& normed) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return conv1d(normed, b.fcWeight, b.fcBias);
}

at::Tensor activate(const ModelConfig& config, const at::Tensor& inner) {
    switch (config.activation) {
        case Activation::GeluTanh:
            break;
        case Activation::GeluErf:
            return at::gelu(inner, "none");
        case Activation::GeluClipped:
            return at::clamp(at::gelu(inner, "none"), -10, 10);
        case Activation::QuickGelu:
            return inner * at::sigmoid(1.702 * inner);
        case Activation::Silu:
            return at::silu(inner);
        case Activation::HardSwish:
            return at::hardswish(inner);
        case Activation::Mish:
            return at::mish(inner);
        case Activation::Relu:
            return at::relu(inner);
        case Activation::ReluSquared:
            return at::square(at::relu(inner));
        case Activation::Relu6:
            return at::relu6(inner);
        case Activation::LeakyRelu:
            return at::leaky_relu(inner, 0.01);
        case Activation::Sigmoid:
            return at::sigmoid(inner);
        case Activation::Tanh:
            return at::tanh(inner);
        case Activation::Laplace:
            return 0.5 * (1 + at::erf((inner - 0.707107) / (0.282095 * std::sqrt(2.0))));
        case Activation::SqrtSoftplus:
            return at::sqrt(at::softplus(inner));
        case Activation::Linear:
            return inner;
    }
    return at::gelu(inner, "tanh");
}

at::Tensor mlp(const Gpt2Weights& w, int layer, const at::Tensor& x) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto inner = mlpInner(w, layer, mlpNorm(w, layer, x));
    return conv1d(activate(w.config, inner), b.outWeight, b.outBias);
}

at::Tensor unembed(const Gpt2Weights& w, const at::Tensor& x) {
    return at::linear(finalNorm(w, x), w.unembedding);
}

at::Tensor forward(const Gpt2Weights& w, const at::Tensor& ids) {
    auto x = embed(w, ids);
    for (int layer = 0; layer < w.config.layers; ++layer) {
        x = x + project(w, layer, headOutputs(w, layer, x));
        x = x + mlp(w, layer, x);
    }
    return unembed(w, x);
}

}  // namespace headscope
