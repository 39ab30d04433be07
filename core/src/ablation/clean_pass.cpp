// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/clean_pass.h"

#include <cstdint>
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
        grid({layer, head}) = static_cast<float>(means[head].item<double>());
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

    auto x = embed(w, ids);  // [1, T, d]
    for (int layer = 0; layer < w.config.layers; ++layer) {
        KeysValues kv;
        const auto z = headOutputs(w, layer, x, {}, &kv);
        keepHeadMeans(clean.headMean, layer, z[0]);
        const auto mid = x + project(w, layer, z);
        clean.z.push_back(z[0].narrow(0, clean.first, clean.carried));
        clean.mid.push_back(mid[0].narrow(0, clean.first, clean.carried));
        clean.prefix.push_back(clean.first == 0
                                   ? KeysValues{}
                                   : KeysValues{kv.keys.narrow(2, 0, clean.first).contiguous(),
                                                kv.values.narrow(2, 0, clean.first).contiguous()});
        const bool last = layer + 1 == w.config.layers;
        const auto needed = last ? mid.narrow(1, tokens - 1, 1) : mid;
        x = needed + mlp(w, layer, needed);
    }
    clean.logits = unembed(w, x[0][-1].unsqueeze(0))[0];
    return clean;
}

}  // namespace headscope
