// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload.h"

#include <headscope/error.h>

#include <map>

namespace headscope::bench {

ModelConfig shapeOf(const std::string& name) {
    struct Sizes {
        int layers, heads, width, positions, vocabulary;
    };
    static const std::map<std::string, Sizes> kShapes{
        {"gpt2", {12, 12, 768, 1024, 50257}},        {"gpt2-medium", {24, 16, 1024, 1024, 50257}},
        {"gpt2-large", {36, 20, 1280, 1024, 50257}}, {"gpt2-xl", {48, 25, 1600, 1024, 50257}},
        {"distilgpt2", {6, 12, 768, 1024, 50257}},   {"demo", {12, 12, 96, 64, 1500}}};
    const auto found = kShapes.find(name);
    if (found == kShapes.end())
        throw inputError("there is no shape \"" + name + "\"",
                         "Shapes: gpt2, gpt2-medium, gpt2-large, gpt2-xl, distilgpt2, demo.");
    const auto& sizes = found->second;
    ModelConfig config;
    config.layers = sizes.layers;
    config.heads = sizes.heads;
    config.width = sizes.width;
    config.inner = 4 * sizes.width;
    config.positions = sizes.positions;
    config.vocabulary = sizes.vocabulary;
    return config;
}

namespace {

double mlpNumbers(const ModelConfig& config) {
    const double d = config.width;
    return 2 * d * config.inner + config.inner + d;
}

double blockNumbers(const ModelConfig& config) {
    const double d = config.width;
    return 4 * d * d + 4 * d + mlpNumbers(config);
}

}  // namespace

double clickBytes(const ModelConfig& config, int layer) {
    const double d = config.width;
    return 4 * (config.headWidth() * d + mlpNumbers(config) +
                (config.layers - 1 - layer) * blockNumbers(config) + d * config.vocabulary);
}

double writtenBytes(const ModelConfig& config) {
    const double d = config.width;
    return 4 * (config.layers * blockNumbers(config) + d * config.vocabulary);
}

}  // namespace headscope::bench
