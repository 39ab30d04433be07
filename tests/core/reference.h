// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/model_folder.h"
#include "model/gpt2.h"
#include "model/packed_weights.h"
#include "model/weights.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <regex>
#include <string>
#include <vector>

namespace headscope::test {

/// Folder of real checkpoints that are not part of the project.
inline std::filesystem::path shared(const std::string& name) {
    return std::filesystem::path(HEADSCOPE_SHARED) / name;
}

/// Python writes minus infinity as -Infinity, which is no JSON: it becomes null here.
inline nlohmann::json readJson(const std::filesystem::path& file) {
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return nlohmann::json::parse(std::regex_replace(text, std::regex("-Infinity"), "null"));
}

/// A model with its weights twice: as the file has them, with what keeps that mapped, and as the
/// engine does.
struct LoadedModel {
    explicit LoadedModel(const std::filesystem::path& path)
        : folder(openModelFolder(path)),
          weights(readWeights(folder)),
          packed(packWeights(folder)) {}
    ModelFolder folder;
    Gpt2Weights weights;
    PackedWeights packed;
};

/// The same weights in float64.
inline Gpt2Weights inDouble(Gpt2Weights w) {
    const auto widen = [](at::Tensor& t) { t = t.to(at::kDouble); };
    forEachTensor(w, widen);
    widen(w.unembedding);
    return w;
}

/// Published {"shape":[...],"data":[...]} as a tensor.
inline at::Tensor tensorOf(const nlohmann::json& tensor) {
    const auto shape = tensor.at("shape").get<std::vector<std::int64_t>>();
    std::vector<float> data;
    for (const auto& value : tensor.at("data"))
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

}  // namespace headscope::test

#define HEADSCOPE_NEEDS(path)                                                        \
    do {                                                                             \
        if (!std::filesystem::exists(path))                                          \
            GTEST_SKIP() << "the reference files are not here: " << (path).string(); \
    } while (false)
