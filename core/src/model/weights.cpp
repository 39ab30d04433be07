// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/weights.h"

#include "checkpoint/architecture.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace headscope {
namespace {

at::ScalarType scalarType(DType type) {
    switch (type) {
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        default:
            return at::kFloat;
    }
}

at::Tensor toTensor(const TensorView& view) {
    const auto type = scalarType(view.type);
    // from_blob takes a mutable pointer; nothing in the engine writes to weights, and the mapping
    // is read-only.
    auto* data = const_cast<std::byte*>(view.data.data());
    const auto misaligned = reinterpret_cast<std::uintptr_t>(data) % elementSize(view.type) != 0;
    if (misaligned || view.data.empty()) {
        auto copy = at::empty(view.shape, type);
        if (!view.data.empty()) std::memcpy(copy.data_ptr(), data, view.data.size());
        return copy.to(at::kFloat);
    }
    return at::from_blob(data, view.shape, at::TensorOptions().dtype(type)).to(at::kFloat);
}

at::Tensor biasOf(const ModelFolder& folder, const std::string& module, std::int64_t size) {
    const TensorView* const there = folder.find(module + ".bias");
    return there != nullptr ? toTensor(*there) : at::zeros({size});
}

}  // namespace

BlockWeights readBlock(const ModelFolder& folder, int layer) {
    const std::int64_t d = folder.info.config.width;
    const std::int64_t inner = folder.info.config.inner;
    const auto& block = gpt2().block;
    const auto name = [&](std::string_view module) { return gpt2().inBlock(layer, module); };
    const auto weight = [&](std::string_view module) {
        return toTensor(folder.tensor(name(module) + ".weight"));
    };
    const auto matrix = [&](std::string_view module) {
        return folder.info.reading.transposed ? weight(module).t() : weight(module);
    };
    const auto bias = [&](std::string_view module, std::int64_t size) {
        return biasOf(folder, name(module), size);
    };
    return {weight(block.norm1),        bias(block.norm1, d),
            matrix(block.attentionIn),  bias(block.attentionIn, 3 * d),
            matrix(block.attentionOut), bias(block.attentionOut, d),
            weight(block.norm2),        bias(block.norm2, d),
            matrix(block.mlpIn),        bias(block.mlpIn, inner),
            matrix(block.mlpOut),       bias(block.mlpOut, d)};
}

Gpt2Weights readOutside(const ModelFolder& folder) {
    Gpt2Weights w;
    w.config = folder.info.config;
    const Architecture& names = gpt2();
    const auto get = [&](std::string_view name) { return toTensor(folder.tensor(name)); };
    w.tokenEmbedding = get(names.tokenEmbedding);
    w.positionEmbedding = get(names.positionEmbedding);
    const auto norm = std::string(names.finalNorm);
    w.lnFWeight = get(norm + ".weight");
    w.lnFBias = biasOf(folder, norm, w.config.width);
    w.unembedding = w.config.tiedEmbeddings ? w.tokenEmbedding : get(names.unembedding);
    return w;
}

Gpt2Weights readWeights(const ModelFolder& folder) {
    auto w = readOutside(folder);
    for (int layer = 0; layer < w.config.layers; ++layer) {
        w.blocks.push_back(readBlock(folder, layer));
        // Products with matrices that lie the other way round sum in another order.
        forEachTensor(w.blocks.back(), [](at::Tensor& tensor) { tensor = tensor.contiguous(); });
    }
    return w;
}

}  // namespace headscope
