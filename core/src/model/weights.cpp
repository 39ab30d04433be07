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

}  // namespace

Gpt2Weights loadWeights(const ModelFolder& folder) {
    Gpt2Weights w;
    w.config = folder.info.config;
    const auto get = [&](const std::string& name) { return toTensor(folder.tensor(name)); };
    const auto bias = [&](const std::string& name, std::int64_t size) {
        const TensorView* const there = folder.find(name);
        return there != nullptr ? toTensor(*there) : at::zeros({size});
    };
    const auto matrix = [&](const std::string& name) {
        return folder.info.reading.transposed ? get(name).t().contiguous() : get(name);
    };
    const std::int64_t d = w.config.width;
    const Architecture& names = gpt2();
    w.tokenEmbedding = get(std::string(names.tokenEmbedding));
    w.positionEmbedding = get(std::string(names.positionEmbedding));
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto weightOf = [&](std::string_view module) {
            return names.inBlock(layer, module) + ".weight";
        };
        const auto biasOf = [&](std::string_view module, std::int64_t size) {
            return bias(names.inBlock(layer, module) + ".bias", size);
        };
        const auto& block = names.block;
        w.blocks.push_back({get(weightOf(block.norm1)), biasOf(block.norm1, d),
                            matrix(weightOf(block.attentionIn)), biasOf(block.attentionIn, 3 * d),
                            matrix(weightOf(block.attentionOut)), biasOf(block.attentionOut, d),
                            get(weightOf(block.norm2)), biasOf(block.norm2, d),
                            matrix(weightOf(block.mlpIn)), biasOf(block.mlpIn, w.config.inner),
                            matrix(weightOf(block.mlpOut)), biasOf(block.mlpOut, d)});
    }
    w.lnFWeight = get(std::string(names.finalNorm) + ".weight");
    w.lnFBias = bias(std::string(names.finalNorm) + ".bias", d);
    w.unembedding =
        w.config.tiedEmbeddings ? w.tokenEmbedding : get(std::string(names.unembedding));
    return w;
}

Gpt2Weights muted(const Gpt2Weights& weights, HeadId head) {
    auto copy = weights;
    auto& projection = copy.blocks[static_cast<std::size_t>(head.layer)].projWeight;
    projection = projection.clone();
    const auto width = std::int64_t{weights.config.headWidth()};
    projection.narrow(0, std::int64_t{head.head} * width, width).zero_();
    return copy;
}

std::optional<std::string> findNonFinite(const ModelFolder& folder) {
    for (const auto& [name, view] : folder.tensors)
        if (!at::isfinite(toTensor(*view)).all().item<bool>()) return name;
    return std::nullopt;
}

}  // namespace headscope
