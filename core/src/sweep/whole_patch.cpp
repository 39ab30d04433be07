// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/whole_patch.h"

#include "library/all_heads.h"
#include "model/fast_pass.h"
#include "sweep/donor_pass.h"

namespace headscope {
namespace {

// What the MLPs of the donor's clean run add: [L], each [T, d].
std::vector<at::Tensor> mlpsOf(const PackedWeights& w, at::Tensor x) {
    FastPass fast(w);
    const auto tokens = x.size(0);
    const auto z = at::empty_like(x);
    std::vector<at::Tensor> added;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        fast.headOutputs(layer, x.data_ptr<float>(), 1, tokens, nullptr, z.data_ptr<float>());
        fast.addProjected(layer, z.data_ptr<float>(), tokens, x.data_ptr<float>());
        const auto before = x.clone();
        fast.addMlp(layer, x.data_ptr<float>(), tokens);
        added.push_back(x - before);
    }
    return added;
}

}  // namespace

at::Tensor patchEverything(const PackedWeights& w, const CleanPass& clean, const DonorPtr& patch,
                           const std::vector<TokenId>& donor) {
    const Variant all{allHeads(w.config), patch};
    const auto embedding = embed(w, idTensor(donor))[0].contiguous();  // [T, d]
    const auto mlps = mlpsOf(w, embedding.clone());
    FastPass fast(w);
    auto x = embedding.clone();
    const auto tokens = x.size(0);
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto z = clean.z[static_cast<std::size_t>(layer)].clone();
        editHeads(clean, all, layer, clean.carried, z.data_ptr<float>());
        fast.addProjected(layer, z.data_ptr<float>(), tokens, x.data_ptr<float>());
        x.add_(mlps[static_cast<std::size_t>(layer)]);
    }
    const auto logits = at::empty({w.config.vocabulary});
    const auto last = x.narrow(0, tokens - 1, 1).contiguous();
    fast.unembed(last.data_ptr<float>(), 1, logits.data_ptr<float>());
    return logits;
}

}  // namespace headscope
