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

/// Multiply-adds of the parts that workload.h counts.
class Counted {
 public:
    Counted(const ModelConfig& config, int tokens, const Positions& positions)
        : m_last(config.layers - 1),
          m_d(config.width),
          m_inner(config.inner),
          m_h(config.headWidth()),
          m_tokens(tokens),
          m_first(positions.kind == Positions::Kind::All    ? 0
                  : positions.kind == Positions::Kind::Last ? tokens - 1
                                                            : positions.chosen.front()) {}

    [[nodiscard]] double clean() const {
        return m_last * block(m_tokens, 0) + lastBlock(m_tokens, 0);
    }
    /// From the layer on, up to the last residual stream, with so many heads of it ablated.
    [[nodiscard]] double variant(int layer, int heads = 1) const {
        const double p = m_tokens - m_first;
        const double own = layer == m_last ? 1 : p;
        double sum = own * heads * m_h * m_d + own * 2 * m_d * m_inner;
        if (layer < m_last) sum += (m_last - 1 - layer) * block(p, m_first) + lastBlock(p, m_first);
        return sum;
    }

 private:
    [[nodiscard]] double block(double p, double s) const {
        return p * (4 * m_d * m_d + 2 * m_d * m_inner) + 2 * m_d * (p * s + p * (p + 1) / 2);
    }
    [[nodiscard]] double lastBlock(double p, double s) const {
        return 2 * p * m_d * m_d + 2 * m_d * m_d + 2 * m_d * m_inner + 2 * m_d * (s + p);
    }

    int m_last;
    double m_d, m_inner, m_h, m_tokens, m_first;
};

}  // namespace

double sweepFlop(const ModelConfig& config, int tokens, int interventions,
                 const Positions& positions) {
    const Counted counted(config, tokens, positions);
    const double unembedding = static_cast<double>(config.width) * config.vocabulary;
    double sum = counted.clean() + unembedding;
    for (int layer = 0; layer < config.layers; ++layer)
        sum += config.heads * interventions * (counted.variant(layer) + unembedding);
    return 2 * sum;
}

double pairsFlop(const ModelConfig& config, int tokens, const Positions& positions) {
    const Counted counted(config, tokens, positions);
    const double heads = config.heads;
    double sum = counted.clean();
    for (int layer = 0; layer < config.layers; ++layer)
        sum += heads * counted.variant(layer) +
               heads * (heads - 1) / 2 * counted.variant(layer, 2) +
               heads * layer * heads * counted.variant(layer);
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
