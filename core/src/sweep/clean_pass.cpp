// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/clean_pass.h"

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

// The means of z [T, d] over the positions, and over the values of each head, too.
void keepMeans(DonorFacts& facts, int layer, const at::Tensor& z) {
    const auto tokens = static_cast<std::size_t>(z.size(0));
    const auto d = static_cast<std::size_t>(z.size(1));
    const float* row = z.data_ptr<float>();
    std::vector<double> sums(d);
    for (std::size_t t = 0; t < tokens; ++t, row += d)
        for (std::size_t i = 0; i < d; ++i)
            sums[i] += static_cast<double>(row[i]);
    for (const double sum : sums)
        facts.vectorMean.push_back(static_cast<float>(sum / static_cast<double>(tokens)));
    const auto width = static_cast<std::ptrdiff_t>(facts.headWidth);
    for (int head = 0; head < facts.scalarMean.heads(); ++head) {
        const auto begin = sums.begin() + head * width;
        facts.scalarMean({layer, head}) = static_cast<float>(
            std::accumulate(begin, begin + width, 0.0) / static_cast<double>(width * z.size(0)));
    }
}

// Of each layer, the last third of what the projection to query, key and value adds.
std::vector<float> valueBiases(const PackedWeights& w) {
    std::vector<float> biases;
    for (const auto& block : w.blocks) {
        const auto values =
            block.attnBias.narrow(0, 2 * std::int64_t{w.config.width}, w.config.width).contiguous();
        const float* from = values.data_ptr<float>();
        biases.insert(biases.end(), from, from + w.config.width);
    }
    return biases;
}

// The forward pass over all T tokens; fills everything but `first`, `carried` and `edited`, which
// say what to keep. `given`: what is ablated, with the facts filled beforehand.
void fill(const PackedWeights& w, const at::Tensor& ids, const Variant* given, CleanPass& pass,
          const LayerStep& step) {
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
        const auto keysValues =
            fast.headOutputs(layer, x.data_ptr<float>(), 1, tokens, nullptr, z.data_ptr<float>());
        if (step && !step(layer, fast, keysValues)) return;
        pass.prefix.push_back(fast.prefixOf(keysValues, layer, pass.first));
        if (given)
            editHeads(pass, *given, layer, pass.carried, z.data_ptr<float>() + pass.first * d);
        else
            keepMeans(pass.facts, layer, z);
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

CleanPass runClean(const PackedWeights& w, const at::Tensor& ids, const Positions& positions,
                   const LayerStep& step) {
    const int tokens = static_cast<int>(ids.size(1));
    CleanPass clean;
    clean.edited = editedPositions(positions, tokens);
    clean.first = clean.edited.front();
    clean.carried = tokens - clean.first;
    for (auto& position : clean.edited)
        position -= clean.first;
    clean.facts.headWidth = w.config.headWidth();
    clean.facts.scalarMean = HeadGrid<float>(w.config.layers, w.config.heads);
    clean.facts.valueBias = valueBiases(w);
    onThreadsFor(w.config, tokens, [&] { fill(w, ids, nullptr, clean, step); });
    return clean;
}

CleanPass runGiven(const PackedWeights& w, const at::Tensor& ids, const CleanPass& clean,
                   const Variant& given, const LayerStep& step) {
    CleanPass pass;
    pass.first = clean.first;
    pass.carried = clean.carried;
    pass.edited = clean.edited;
    pass.facts = clean.facts;
    onThreadsFor(w.config, ids.size(1), [&] { fill(w, ids, &given, pass, step); });
    return pass;
}

std::int64_t cleanPassBytes(const ModelConfig& config, std::int64_t tokens) {
    return std::int64_t{sizeof(float)} * 2 * config.layers * tokens * config.width;
}

void editHeads(const CleanPass& clean, const Variant& variant, int layer, int asked, float* z) {
    const auto width = clean.facts.headWidth;
    const auto d = width * clean.facts.scalarMean.heads();
    const auto skipped = clean.carried - asked;
    const Donor& donor = *variant.donor;
    for (const auto& head : variant.heads) {
        if (head.layer != layer) continue;
        for (const int position : clean.edited) {
            if (position < skipped) continue;
            donor.edit(head, clean.first + position, width,
                       z + (position - skipped) * d + head.head * width);
        }
    }
}

}  // namespace headscope
