// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a run are, by plain forward passes in the weights' own precision: for core's
// numbers, and for what the command line writes of them.
#pragma once

#include "model/gpt2.h"
#include "model/weights.h"
#include "sweep/donor_pass.h"

#include <headscope/ablation.h>
#include <headscope/layer_patches.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace headscope::test {

inline bool isEdited(const Positions& positions, std::int64_t t, std::int64_t tokens) {
    if (positions.kind == Positions::Kind::All) return true;
    if (positions.kind == Positions::Kind::Last) return t == tokens - 1;
    return std::count(positions.chosen.begin(), positions.chosen.end(), t) > 0;
}

/// The parts' vectors at the last position, of a run with heads set to zero.
struct PartVectors {
    std::vector<at::Tensor> heads;  ///< [l * H + h], each [d]
    std::vector<at::Tensor> mlps;
    at::Tensor embedding, attentionBiases, x;
};

inline PartVectors partVectors(const Gpt2Weights& w, const std::vector<TokenId>& prompt,
                               const std::set<HeadId>& zeroed, const Positions& positions) {
    const auto ids = idTensor(prompt);
    const auto h = std::int64_t{w.config.headWidth()};
    PartVectors parts;
    auto x = embed(w, ids);
    parts.embedding = x[0][-1].clone();
    parts.attentionBiases = at::zeros_like(parts.embedding);
    for (int layer = 0; layer < w.config.layers; ++layer) {
        auto z = headOutputs(w, layer, x).clone();
        for (const auto& head : zeroed)
            for (std::int64_t t = 0; t < ids.size(1); ++t)
                if (head.layer == layer && isEdited(positions, t, ids.size(1)))
                    z[0][t].narrow(0, head.head * h, h).zero_();
        const auto& bias = w.blocks[static_cast<std::size_t>(layer)].projBias;
        for (int head = 0; head < w.config.heads; ++head) {
            auto alone = at::zeros_like(z);
            alone.narrow(2, head * h, h).copy_(z.narrow(2, head * h, h));
            parts.heads.push_back(project(w, layer, alone)[0][-1] - bias);
        }
        parts.attentionBiases = parts.attentionBiases + bias;
        x = x + project(w, layer, z);
        const auto added = mlp(w, layer, x);
        parts.mlps.push_back(added[0][-1].clone());
        x = x + added;
    }
    parts.x = x[0][-1];
    return parts;
}

/// One part through the final LayerNorm, with the variance that x has: what it adds to
/// logit(target) - logit(control).
inline double partAdds(const Gpt2Weights& w, const at::Tensor& part, const at::Tensor& x,
                       TokenId target, TokenId control) {
    const auto variance = (x - x.mean()).square().mean();
    const auto normed =
        (part - part.mean()) / (variance + w.config.layerNormEpsilon).sqrt() * w.lnFWeight;
    const auto logits = at::matmul(w.unembedding, normed);
    return (logits[target] - logits[control]).item<double>();
}

/// What is patched from the donor: a part of a layer at a position; -1: at all.
struct PatchedPart {
    LayerPart part;
    int layer;
    int position;
};

/// One full forward pass with that part taken from the donor's: logit(target) - logit(control).
inline double patchedDifference(const Gpt2Weights& w, const std::vector<TokenId>& prompt,
                                const std::vector<TokenId>& donor, const PatchedPart& patched,
                                TokenId target, TokenId control) {
    auto x = embed(w, idTensor(prompt));
    auto other = embed(w, idTensor(donor));
    const auto take = [&](const at::Tensor& own, const at::Tensor& donors) {
        auto mixed = own.clone();
        for (int t = 0; t < static_cast<int>(prompt.size()); ++t)
            if (patched.position < 0 || t == patched.position) mixed[0][t].copy_(donors[0][t]);
        return mixed;
    };
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto isHere = [&](LayerPart part) {
            return layer == patched.layer && part == patched.part;
        };
        if (isHere(LayerPart::Residual)) x = take(x, other);
        auto z = headOutputs(w, layer, x);
        const auto donorsZ = headOutputs(w, layer, other);
        if (isHere(LayerPart::Attention)) z = take(z, donorsZ);
        x = x + project(w, layer, z);
        other = other + project(w, layer, donorsZ);
        auto added = mlp(w, layer, x);
        const auto donors = mlp(w, layer, other);
        if (isHere(LayerPart::Mlp)) added = take(added, donors);
        x = x + added;
        other = other + donors;
    }
    const auto logits = unembed(w, x)[0][-1];
    return (logits[target] - logits[control]).item<double>();
}

}  // namespace headscope::test
