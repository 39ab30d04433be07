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

double scoreScale(const ModelConfig& config, int layer) {
    double scale = config.scaleAttention ? 1.0 / std::sqrt(config.headWidth()) : 1.0;
    if (config.scaleByInverseLayer) scale /= layer + 1;
    return scale;
}

// Queries [N, H, Q, h] of the last Q of P carried positions against S shared and P own positions.
// The shared part folds rows and queries into one product per head, so the prefix is never copied.
at::Tensor attend(const at::Tensor& queries, const KeysValues& own, const KeysValues& prefix,
                  double scale) {
    const auto n = queries.size(0);
    const auto heads = queries.size(1);
    const auto q = queries.size(2);
    const auto h = queries.size(3);
    const auto p = own.keys.size(2);
    auto scores = at::matmul(queries, own.keys.transpose(2, 3)) * scale;  // [N, H, Q, P]
    if (q > 1) {
        const auto mask =
            at::full({q, p}, -std::numeric_limits<float>::infinity(), queries.options())
                .triu(p - q + 1);
        scores = scores + mask;
    }
    if (!prefix.keys.defined()) return at::matmul(at::softmax(scores, -1), own.values);

    const auto s = prefix.keys.size(2);
    const auto folded = queries.permute({1, 0, 2, 3}).reshape({heads, n * q, h});
    const auto before = at::bmm(folded, prefix.keys[0].transpose(1, 2)) * scale;  // [H, N*Q, S]
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

at::Tensor embed(const Gpt2Weights& w, const at::Tensor& ids, int first) {
    return at::embedding(w.tokenEmbedding, ids) + w.positionEmbedding.narrow(0, first, ids.size(1));
}

at::Tensor headOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                       const KeysValues& prefix, KeysValues* own) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto normed = norm(w.config, x, b.ln1Weight, b.ln1Bias);
    const auto qkv = splitHeads(w.config, conv1d(normed, b.attnWeight, b.attnBias), 3);
    const KeysValues kv{qkv[1], qkv[2]};
    if (own) *own = kv;
    return mergeHeads(attend(qkv[0], kv, prefix, scoreScale(w.config, layer)));
}

at::Tensor lastHeadOutputs(const Gpt2Weights& w, int layer, const at::Tensor& x,
                           const KeysValues& prefix) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto d = w.config.width;
    const auto normed = norm(w.config, x, b.ln1Weight, b.ln1Bias);
    const auto last = normed.narrow(1, x.size(1) - 1, 1);
    const auto q = splitHeads(
        w.config, conv1d(last, b.attnWeight.narrow(1, 0, d), b.attnBias.narrow(0, 0, d)), 1);
    const auto kv = splitHeads(
        w.config, conv1d(normed, b.attnWeight.narrow(1, d, 2 * d), b.attnBias.narrow(0, d, 2 * d)),
        2);
    return mergeHeads(attend(q[0], {kv[0], kv[1]}, prefix, scoreScale(w.config, layer)));
}

at::Tensor project(const Gpt2Weights& w, int layer, const at::Tensor& z) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    return conv1d(z, b.projWeight, b.projBias);
}

at::Tensor mlp(const Gpt2Weights& w, int layer, const at::Tensor& x) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto inner = conv1d(norm(w.config, x, b.ln2Weight, b.ln2Bias), b.fcWeight, b.fcBias);
    const auto active = [&] {
        switch (w.config.activation) {
            case Activation::GeluErf:
                return at::gelu(inner, "none");
            case Activation::Relu:
                return at::relu(inner);
            case Activation::GeluTanh:
                break;
        }
        return at::gelu(inner, "tanh");
    }();
    return conv1d(active, b.outWeight, b.outBias);
}

at::Tensor unembed(const Gpt2Weights& w, const at::Tensor& x) {
    return at::linear(norm(w.config, x, w.lnFWeight, w.lnFBias), w.unembedding);
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
