// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/clean_pass.h"

#include "model/fast_pass.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace headscope {
namespace {

std::vector<int> editedPositions(const Positions& positions, int tokens) {
    if (positions.kind == Positions::Kind::Last) return {tokens - 1};
    if (positions.kind == Positions::Kind::Chosen) return positions.chosen;
    std::vector<int> all(static_cast<std::size_t>(tokens));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

void keepHeadMeans(HeadGrid<float>& grid, int layer, const at::Tensor& z) {
    const auto heads = grid.heads();
    const std::vector<std::int64_t> overPositionsAndWidth{0, 2};
    const auto means = z.view({z.size(0), heads, z.size(1) / heads})
                           .mean(at::IntArrayRef(overPositionsAndWidth), false, at::kDouble);
    for (int head = 0; head < heads; ++head)
        grid({layer, head}) = static_cast<float>(means.data_ptr<double>()[head]);
}

// The forward pass over all T tokens; fills everything but `first`, `carried` and `edited`, which
// say what to keep. `given`: what is ablated, with headMean filled beforehand.
void fill(const Gpt2Weights& w, const at::Tensor& ids, const Variant* given, CleanPass& pass) {
    const std::int64_t tokens = ids.size(1);
    const std::int64_t d = w.config.width;
    FastPass fast(w);
    auto x = embed(w, ids)[0].contiguous();  // [T, d]
    const auto carried = [&](const at::Tensor& all) {
        const auto part = all.narrow(0, pass.first, pass.carried);
        return pass.first == 0 ? part : part.clone();  // not the whole for the sake of a part
    };
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto z = at::empty({tokens, d});
        fast.headOutputs(layer, x.data_ptr<float>(), 1, tokens, nullptr, z.data_ptr<float>());
        pass.prefix.push_back(fast.lastPrefix(layer, pass.first));
        if (given)
            replaceHeads(pass, *given, layer, pass.carried, w.config.headWidth(),
                         z.data_ptr<float>() + pass.first * d);
        else
            keepHeadMeans(pass.headMean, layer, z);
        fast.addProjected(layer, z.data_ptr<float>(), tokens, x.data_ptr<float>());
        pass.z.push_back(carried(z));
        pass.mid.push_back(carried(x).clone());
        if (layer + 1 == w.config.layers) x = x.narrow(0, tokens - 1, 1).clone();
        fast.addMlp(layer, x.data_ptr<float>(), x.size(0));
    }
    pass.logits = at::empty({w.config.vocabulary});
    fast.unembed(x.data_ptr<float>(), 1, pass.logits.data_ptr<float>());
}

}  // namespace

CleanPass runClean(const Gpt2Weights& w, const at::Tensor& ids, const Positions& positions) {
    const int tokens = static_cast<int>(ids.size(1));
    CleanPass clean;
    clean.edited = editedPositions(positions, tokens);
    clean.first = clean.edited.front();
    clean.carried = tokens - clean.first;
    for (auto& position : clean.edited)
        position -= clean.first;
    clean.headMean = HeadGrid<float>(w.config.layers, w.config.heads);
    fill(w, ids, nullptr, clean);
    return clean;
}

CleanPass runGiven(const Gpt2Weights& w, const at::Tensor& ids, const CleanPass& clean,
                   const Variant& given) {
    CleanPass pass;
    pass.first = clean.first;
    pass.carried = clean.carried;
    pass.edited = clean.edited;
    pass.headMean = clean.headMean;
    fill(w, ids, &given, pass);
    return pass;
}

std::int64_t cleanPassBytes(const ModelConfig& config, std::int64_t tokens) {
    return std::int64_t{sizeof(float)} * 2 * config.layers * tokens * config.width;
}

void replaceHeads(const CleanPass& clean, const Variant& variant, int layer, int asked,
                  std::int64_t width, float* z) {
    const auto d = width * clean.headMean.heads();
    const auto skipped = clean.carried - asked;
    for (const auto& head : variant.heads) {
        if (head.layer != layer) continue;
        const auto value = replacementValue(clean, head, variant.replacement);
        for (const int position : clean.edited)
            if (position >= skipped)
                std::fill_n(z + (position - skipped) * d + head.head * width, width, value);
    }
}

}  // namespace headscope
