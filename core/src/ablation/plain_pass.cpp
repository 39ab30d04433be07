// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/plain_pass.h"

#include <algorithm>
#include <cstdint>

namespace headscope {
namespace {

constexpr std::int64_t kRowsAtOnce = 4096;  // of the unembedding, widened to float64

void convert(BlockWeights& b, at::ScalarType type) {
    for (auto* tensor :
         {&b.ln1Weight, &b.ln1Bias, &b.attnWeight, &b.attnBias, &b.projWeight, &b.projBias,
          &b.ln2Weight, &b.ln2Bias, &b.fcWeight, &b.fcBias, &b.outWeight, &b.outBias})
        *tensor = tensor->to(type);
}

/// Row 0 is the clean run, row 1 the edited one.
class PlainPass {
 public:
    PlainPass(const Gpt2Weights& w, const PlainRequest& request)
        : m_w(w),
          m_request(request),
          m_type(request.float64 ? at::kDouble : at::kFloat),
          m_edited(!request.ablated.empty() || request.withoutAttention.has_value()),
          m_means(w.config.layers, w.config.heads) {}

    PlainRun run() {
        auto x = embedding();
        for (int layer = 0; layer < m_w.config.layers; ++layer) {
            // One layer at a time, so that float64 takes no second copy of the model.
            auto& block = m_w.blocks[static_cast<std::size_t>(layer)];
            const auto kept = block;
            convert(block, m_type);
            x = x + attention(layer, x);
            x = x + mlp(m_w, layer, x);
            block = kept;
        }
        return {m_w.config.vocabulary, logits(x.select(0, x.size(0) - 1)), std::move(m_means)};
    }

 private:
    [[nodiscard]] at::Tensor embedding() const {
        const auto& prompt = m_request.prompt;
        const auto ids =
            at::tensor(std::vector<std::int64_t>(prompt.begin(), prompt.end()), at::kLong);
        const auto x = at::embedding(m_w.tokenEmbedding, ids).to(m_type) +
                       m_w.positionEmbedding.narrow(0, 0, ids.size(0)).to(m_type);
        return x.unsqueeze(0).repeat({m_edited ? 2 : 1, 1, 1});
    }

    at::Tensor attention(int layer, const at::Tensor& x) {
        const auto h = m_w.config.headWidth();
        auto z = headOutputs(m_w, layer, x).clone();
        for (int head = 0; head < m_w.config.heads; ++head)
            m_means({layer, head}) =
                z[0].narrow(1, std::int64_t{head} * h, h).to(at::kDouble).mean().item<double>();
        for (const auto& head : m_request.ablated)
            if (head.layer == layer) edit(z[1].narrow(1, std::int64_t{head.head} * h, h), head);
        auto added = project(m_w, layer, z);
        if (m_request.withoutAttention == layer)
            added[1].copy_(m_w.blocks[static_cast<std::size_t>(layer)].projBias);
        return added;
    }

    // z [T, h] of one head.
    void edit(const at::Tensor& z, HeadId head) const {
        const double value = m_request.replacement == Replacement::Mean ? m_means(head) : 0.0;
        const auto tokens = z.size(0);
        const auto& positions = m_request.positions;
        for (std::int64_t t = 0; t < tokens; ++t) {
            const bool here =
                positions.kind == Positions::Kind::All ||
                (positions.kind == Positions::Kind::Last
                     ? t == tokens - 1
                     : std::count(positions.chosen.begin(), positions.chosen.end(), t) > 0);
            if (here) z[t].fill_(value);
        }
    }

    // x [T, d] -> T x V
    [[nodiscard]] std::vector<double> logits(const at::Tensor& x) const {
        Gpt2Weights last = m_w;
        last.lnFWeight = m_w.lnFWeight.to(m_type);
        last.lnFBias = m_w.lnFBias.to(m_type);
        const auto normed = finalNorm(last, x);
        const auto result = at::empty({x.size(0), m_w.config.vocabulary}, at::kDouble);
        for (std::int64_t row = 0; row < m_w.config.vocabulary; row += kRowsAtOnce) {
            const auto rows = std::min<std::int64_t>(kRowsAtOnce, m_w.config.vocabulary - row);
            result.narrow(1, row, rows)
                .copy_(at::linear(normed, m_w.unembedding.narrow(0, row, rows).to(m_type)));
        }
        const auto* numbers = result.data_ptr<double>();
        return {numbers, numbers + result.numel()};
    }

    Gpt2Weights m_w;  // the same tensors, but for the layer that is being computed
    const PlainRequest& m_request;
    at::ScalarType m_type;
    bool m_edited;
    HeadGrid<double> m_means;
};

}  // namespace

PlainRun runPlain(const Gpt2Weights& w, const PlainRequest& request) {
    return PlainPass(w, request).run();
}

}  // namespace headscope
