// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "model/gpt2.h"
#include "model/weights.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace headscope::testing {

/// Folder of real checkpoints that are not part of the project.
inline std::filesystem::path shared(const std::string& name) {
    return std::filesystem::path(HEADSCOPE_SHARED) / name;
}

inline nlohmann::json readJson(const std::filesystem::path& file) {
    return nlohmann::json::parse(std::ifstream(file));
}

/// A model with what keeps its weights mapped.
struct LoadedModel {
    explicit LoadedModel(const std::filesystem::path& path)
        : folder(openModelFolder(path)), weights(loadWeights(folder)) {}
    ModelFolder folder;
    Gpt2Weights weights;
};

/// Published {"shape":[...],"data":[...]} as a tensor.
inline at::Tensor tensorOf(const nlohmann::json& json) {
    const auto shape = json.at("shape").get<std::vector<std::int64_t>>();
    std::vector<float> data;
    for (const auto& value : json.at("data"))
        data.push_back(value.is_number() ? value.get<float>()
                                         : -std::numeric_limits<float>::infinity());
    return at::tensor(data).view(shape);
}

/// Largest absolute difference; equal infinities differ by 0.
inline double maxDifference(const at::Tensor& a, const at::Tensor& b) {
    EXPECT_EQ(a.sizes(), b.sizes());
    if (a.sizes() != b.sizes()) return std::numeric_limits<double>::infinity();
    return at::where(a == b, at::zeros_like(a), (a - b).abs()).max().item<double>();
}

}  // namespace headscope::testing

#define HEADSCOPE_NEEDS(path)                                                             \
    do {                                                                                  \
        if (!std::filesystem::exists(path))                                               \
            GTEST_SKIP() << "the reference files are not here: " << (path).string();      \
    } while (false)
