// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/packed_weights.h"

#include "checkpoint/architecture.h"
#include "model/weights.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace headscope {
namespace {

using kernels::WeightMatrix;
using std::int64_t;

constexpr int64_t kUnembeddingRowsAtOnce = 4096;

// w [depth, columns], or columns of it, whichever way it lies.
WeightMatrix packed(const at::Tensor& w) {
    return {{w.data_ptr<float>(), w.stride(0), w.stride(1)}, w.size(0), w.size(1)};
}

at::Tensor plain(const WeightMatrix& matrix) {
    auto copy = at::empty({matrix.depth(), matrix.columns()});
    matrix.copyRows(0, matrix.depth(), copy.data_ptr<float>(), matrix.columns());
    return copy;
}

PackedBlock packBlock(const BlockWeights& b) {
    const auto d = b.attnWeight.size(0);
    return {b.ln1Weight.clone(),
            b.ln1Bias.clone(),
            packed(b.attnWeight.narrow(1, 0, d)),
            packed(b.attnWeight.narrow(1, d, 2 * d)),
            b.attnBias.clone(),
            packed(b.projWeight),
            b.projBias.clone(),
            b.ln2Weight.clone(),
            b.ln2Bias.clone(),
            packed(b.fcWeight),
            b.fcBias.clone(),
            packed(b.outWeight),
            b.outBias.clone()};
}

bool finite(const at::Tensor& tensor) {
    return at::isfinite(tensor).all().item<bool>();
}

std::optional<std::string> nonFiniteOf(const BlockWeights& b, int layer) {
    const auto& names = gpt2();
    const auto& part = names.block;
    const std::array<std::pair<std::string_view, std::array<const at::Tensor*, 2>>, 6> modules{
        {{part.norm1, {&b.ln1Weight, &b.ln1Bias}},
         {part.attentionIn, {&b.attnWeight, &b.attnBias}},
         {part.attentionOut, {&b.projWeight, &b.projBias}},
         {part.norm2, {&b.ln2Weight, &b.ln2Bias}},
         {part.mlpIn, {&b.fcWeight, &b.fcBias}},
         {part.mlpOut, {&b.outWeight, &b.outBias}}}};
    for (const auto& [module, tensors] : modules) {
        if (!finite(*tensors[0])) return names.inBlock(layer, module) + ".weight";
        if (!finite(*tensors[1])) return names.inBlock(layer, module) + ".bias";
    }
    return std::nullopt;
}

}  // namespace

PackedWeights packWeights(const Gpt2Weights& weights) {
    PackedWeights w;
    w.config = weights.config;
    for (const auto& block : weights.blocks)
        w.blocks.push_back(packBlock(block));
    w.positionEmbedding = weights.positionEmbedding.clone();
    w.lnFWeight = weights.lnFWeight.clone();
    w.lnFBias = weights.lnFBias.clone();
    w.unembedding = packed(weights.unembedding.t());
    if (!w.config.tiedEmbeddings) w.tokenEmbedding = weights.tokenEmbedding.clone();
    return w;
}

PackedWeights packWeights(const ModelFolder& folder, const std::function<void()>& between) {
    std::vector<PackedBlock> blocks;
    for (int layer = 0; layer < folder.info.config.layers; ++layer) {
        if (between) between();
        blocks.push_back(packBlock(readBlock(folder, layer)));
        folder.weights.letGo();
    }
    auto w = packWeights(readOutside(folder));
    w.blocks = std::move(blocks);
    folder.weights.letGo();
    return w;
}

PackedWeights withZeroedHead(const PackedWeights& weights, HeadId head) {
    auto copy = weights;
    auto& projection = copy.blocks[static_cast<std::size_t>(head.layer)].proj;
    const auto rows = plain(projection);
    const auto width = int64_t{weights.config.headWidth()};
    rows.narrow(0, int64_t{head.head} * width, width).zero_();
    projection = packed(rows);
    return copy;
}

at::Tensor tokenRows(const PackedWeights& w, const at::Tensor& ids) {
    if (w.tokenEmbedding.defined()) return at::embedding(w.tokenEmbedding, ids);
    const auto flat = ids.contiguous();
    auto rows = at::empty({flat.numel(), w.config.width});
    for (int64_t i = 0; i < flat.numel(); ++i)
        w.unembedding.copyColumns(flat.data_ptr<int64_t>()[i], 1,
                                  rows.data_ptr<float>() + i * w.config.width);
    auto shape = ids.sizes().vec();
    shape.push_back(w.config.width);
    return rows.view(shape);
}

at::Tensor embed(const PackedWeights& w, const at::Tensor& ids) {
    return tokenRows(w, ids) + w.positionEmbedding.narrow(0, 0, ids.size(1));
}

BlockWeights plainAttention(const PackedWeights& w, int layer) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    const auto d = int64_t{w.config.width};
    BlockWeights part;
    part.ln1Weight = b.ln1Weight;
    part.ln1Bias = b.ln1Bias;
    part.attnWeight = at::empty({d, 3 * d});
    b.query.copyRows(0, d, part.attnWeight.data_ptr<float>(), 3 * d);
    b.keysValues.copyRows(0, d, part.attnWeight.data_ptr<float>() + d, 3 * d);
    part.attnBias = b.attnBias;
    return part;
}

BlockWeights plainBlock(const PackedWeights& w, int layer) {
    const auto& b = w.blocks[static_cast<std::size_t>(layer)];
    auto all = plainAttention(w, layer);
    all.projWeight = plain(b.proj);
    all.projBias = b.projBias;
    all.ln2Weight = b.ln2Weight;
    all.ln2Bias = b.ln2Bias;
    all.fcWeight = plain(b.fc);
    all.fcBias = b.fcBias;
    all.outWeight = plain(b.out);
    all.outBias = b.outBias;
    return all;
}

at::Tensor plainUnembedding(const PackedWeights& w, int64_t first, int64_t rows) {
    auto copy = at::empty({rows, w.config.width});
    w.unembedding.copyColumns(first, rows, copy.data_ptr<float>());
    return copy;
}

Gpt2Weights plainWeights(const PackedWeights& w) {
    Gpt2Weights all;
    all.config = w.config;
    for (int layer = 0; layer < w.config.layers; ++layer)
        all.blocks.push_back(plainBlock(w, layer));
    all.positionEmbedding = w.positionEmbedding;
    all.lnFWeight = w.lnFWeight;
    all.lnFBias = w.lnFBias;
    all.unembedding = plainUnembedding(w, 0, w.config.vocabulary);
    all.tokenEmbedding = w.tokenEmbedding.defined() ? w.tokenEmbedding : all.unembedding;
    return all;
}

std::optional<std::string> findNonFinite(const PackedWeights& w) {
    const auto& names = gpt2();
    const bool tied = !w.tokenEmbedding.defined();
    if (!tied && !finite(w.tokenEmbedding)) return std::string(names.tokenEmbedding);
    if (!finite(w.positionEmbedding)) return std::string(names.positionEmbedding);
    for (int layer = 0; layer < w.config.layers; ++layer)
        if (const auto name = nonFiniteOf(plainBlock(w, layer), layer)) return name;
    if (!finite(w.lnFWeight)) return std::string(names.finalNorm) + ".weight";
    if (!finite(w.lnFBias)) return std::string(names.finalNorm) + ".bias";
    for (int64_t row = 0; row < w.config.vocabulary; row += kUnembeddingRowsAtOnce) {
        const auto rows = std::min(kUnembeddingRowsAtOnce, w.config.vocabulary - row);
        if (!finite(plainUnembedding(w, row, rows)))
            return std::string(tied ? names.tokenEmbedding : names.unembedding);
    }
    return std::nullopt;
}

}  // namespace headscope
