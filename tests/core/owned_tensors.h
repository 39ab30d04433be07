// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/safetensors.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// A tensor that owns its bytes, so that a test can change it and write the file again.
struct OwnedTensor {
    TensorView view;
    std::vector<std::byte> bytes;
};

inline std::vector<OwnedTensor> readTensors(const std::filesystem::path& file) {
    const auto weights = Safetensors::open(file);
    std::vector<OwnedTensor> tensors;
    for (const TensorView& tensor : weights.tensors()) {
        tensors.push_back({tensor, {tensor.data.begin(), tensor.data.end()}});
    }
    return tensors;
}

inline void writeTensors(const std::filesystem::path& file,
                         const std::vector<OwnedTensor>& tensors) {
    std::vector<TensorView> views;
    for (const OwnedTensor& tensor : tensors) {
        views.push_back(tensor.view);
        views.back().data = tensor.bytes;
    }
    writeSafetensors(file, views);
}

inline OwnedTensor& named(std::vector<OwnedTensor>& tensors, const std::string& name) {
    return *std::find_if(tensors.begin(), tensors.end(),
                         [&](const OwnedTensor& t) { return t.view.name == name; });
}

/// float32 zeros.
inline OwnedTensor zeros(const std::string& name, std::vector<std::int64_t> shape) {
    std::size_t bytes = 4;
    for (const std::int64_t dimension : shape) {
        bytes *= static_cast<std::size_t>(dimension);
    }
    return {{name, DType::F32, "F32", std::move(shape), {}}, std::vector<std::byte>(bytes)};
}

}  // namespace headscope
