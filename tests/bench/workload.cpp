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

double sweepFlop(const ModelConfig& config, int tokens, int interventions,
                 const Positions& positions) {
    const double d = config.width;
    const double inner = config.inner;
    const double h = config.headWidth();
    const double unembedding = d * config.vocabulary;
    const auto block = [&](double p, double s) {
        return p * (4 * d * d + 2 * d * inner) + 2 * d * (p * s + p * (p + 1) / 2);
    };
    const auto lastBlock = [&](double p, double s) {
        return 2 * p * d * d + 2 * d * d + 2 * d * inner + 2 * d * (s + p);
    };
    const int first = positions.kind == Positions::Kind::All    ? 0
                      : positions.kind == Positions::Kind::Last ? tokens - 1
                                                                : positions.chosen.front();
    const double s = first;
    const double p = tokens - first;
    const int last = config.layers - 1;
    double sum = last * block(tokens, 0) + lastBlock(tokens, 0) + unembedding;
    for (int layer = 0; layer <= last; ++layer) {
        const double own = layer == last ? 1 : p;
        double variant = own * h * d + own * 2 * d * inner + unembedding;
        if (layer < last) variant += (last - 1 - layer) * block(p, s) + lastBlock(p, s);
        sum += config.heads * interventions * variant;
    }
    return 2 * sum;
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
