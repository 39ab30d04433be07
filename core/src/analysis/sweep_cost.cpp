// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/sweep_cost.h>

namespace headscope {
namespace {

/// Multiply-adds of the parts that sweep_cost.h counts.
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

}  // namespace headscope
