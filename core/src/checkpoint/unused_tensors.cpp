// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/unused_tensors.h"

#include "folder/folder_files.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace headscope {
namespace {

/// The causal mask, which old checkpoints carry as bias and masked_bias; a bias in its place would
/// have one dimension.
bool isMask(std::string_view name, const TensorView& tensor) {
    const std::string_view rest = blockName(name).rest;
    for (const std::string_view attention : gpt2().masks) {
        if (!rest.starts_with(attention)) continue;
        const std::string_view which = rest.substr(attention.size());
        if (which == "bias") return tensor.shape.size() >= 2;
        if (which == "masked_bias") return true;
    }
    return false;
}

bool isOfPositionsOrTraining(std::string_view name) {
    return name == "position_ids" || name.ends_with(".position_ids") ||
           name.starts_with("optimizer.") || name.starts_with("lr_scheduler.");
}

bool isZero(const TensorView& tensor) {
    return std::all_of(tensor.data.begin(), tensor.data.end(),
                       [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

bool sameTensor(const TensorView& a, const TensorView& b) {
    return a.typeName == b.typeName && a.shape == b.shape && a.data.size() == b.data.size() &&
           (a.data.empty() || std::memcmp(a.data.data(), b.data.data(), a.data.size()) == 0);
}

void nameUnused(ModelFolder& model, const WeightNames& names) {
    ModelReading& reading = model.info.reading;
    std::set<std::string_view> used;
    for (const auto& [plain, tensor] : model.tensors)
        used.insert(tensor->name);
    const auto isCopy = [&](std::string_view plain, const TensorView& tensor) {
        const bool isTiedHead = plain == gpt2().unembedding && reading.head.empty();
        const auto original = model.tensors.find(isTiedHead ? gpt2().tokenEmbedding : plain);
        return original != model.tensors.end() && sameTensor(tensor, *original->second);
    };
    for (const TensorView& tensor : model.weights.tensors()) {
        if (used.contains(tensor.name)) continue;
        const std::string_view plain = names.plain(tensor.name);
        const bool harmless = isMask(plain, tensor) || isOfPositionsOrTraining(plain) ||
                              isCopy(plain, tensor) ||
                              (plain == gpt2().unembeddingBias && isZero(tensor));
        (harmless ? reading.leftovers : reading.unused).push_back(tensor.name);
    }
    if (const std::string adapter = adapterFile(model.info.folder); !adapter.empty()) {
        reading.unused.push_back(adapter);
        reading.ownWay = true;  // with peft, from_pretrained() loads the adapter's base model
    }
}

}  // namespace headscope
