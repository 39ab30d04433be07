// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/plain_pass.h"

#include "intervention/kind.h"
#include "intervention/requests.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace headscope {
namespace {

constexpr std::int64_t kPlainRowsAtOnce = 4096;  // of the unembedding, widened to float64

std::vector<double> doubles(const at::Tensor& tensor) {
    const auto wide = tensor.to(at::kDouble).contiguous();
    const auto* numbers = wide.data_ptr<double>();
    return {numbers, numbers + wide.numel()};
}

/// Row 0 is the clean run, row 1 the edited one, row 2 the donor's clean run where there is one.
class PlainPass {
 public:
    PlainPass(const PackedWeights& w, const PlainRequest& request)
        : m_packed(w),
          m_request(request),
          m_type(request.float64 ? at::kDouble : at::kFloat),
          m_edited(!request.heads.empty() || request.withoutAttention.has_value()),
          m_means(w.config.layers, w.config.heads) {
        m_w.config = w.config;
        m_w.blocks.resize(w.blocks.size());
        m_w.positionEmbedding = w.positionEmbedding.to(m_type);
        m_w.lnFWeight = w.lnFWeight.to(m_type);
        m_w.lnFBias = w.lnFBias.to(m_type);
    }

    PlainRun run() {
        auto x = embedding();
        for (int layer = 0; layer < m_w.config.layers; ++layer) {
            // One layer at a time, for no second copy of the model.
            auto& block = m_w.blocks[static_cast<std::size_t>(layer)];
            block = plainBlock(m_packed, layer);
            forEachTensor(block, [&](at::Tensor& tensor) { tensor = tensor.to(m_type); });
            x = x + attention(layer, x);
            x = x + mlp(m_w, layer, x);
            block = {};
        }
        return {m_w.config.vocabulary, logits(x.select(0, m_edited ? 1 : 0)), std::move(m_means)};
    }

 private:
    [[nodiscard]] at::Tensor embedding() const {
        const auto own = embedding(m_request.prompt).unsqueeze(0);
        if (!m_edited) return own;
        const auto* donor = donorPromptOf(m_request.intervention);
        return donor ? at::cat({own, own, embedding(*donor).unsqueeze(0)}) : own.repeat({2, 1, 1});
    }

    // [T, d]
    [[nodiscard]] at::Tensor embedding(const std::vector<TokenId>& prompt) const {
        const auto ids =
            at::tensor(std::vector<std::int64_t>(prompt.begin(), prompt.end()), at::kLong);
        return tokenRows(m_packed, ids).to(m_type) +
               m_w.positionEmbedding.narrow(0, 0, ids.size(0));
    }

    at::Tensor attention(int layer, const at::Tensor& x) {
        const auto h = m_w.config.headWidth();
        auto z = headOutputs(m_w, layer, x).clone();
        for (int head = 0; head < m_w.config.heads; ++head)
            m_means({layer, head}) =
                z[0].narrow(1, std::int64_t{head} * h, h).to(at::kDouble).mean().item<double>();
        for (const auto& head : m_request.heads)
            if (head.layer == layer) edit(z.narrow(2, std::int64_t{head.head} * h, h), head);
        auto added = project(m_w, layer, z);
        if (m_request.withoutAttention == layer)
            added[1].copy_(m_w.blocks[static_cast<std::size_t>(layer)].projBias);
        return added;
    }

    // z [2 or 3, T, h] of one head: the clean run's, the one that is edited, and the donor's.
    void edit(const at::Tensor& z, HeadId head) const {
        const auto& bias = m_w.blocks[static_cast<std::size_t>(head.layer)].attnBias;
        const auto valueBias = bias.narrow(
            0, 2 * std::int64_t{m_w.config.width} + std::int64_t{head.head} * z.size(2), z.size(2));
        const auto tokens = z.size(1);
        const auto numbers =
            kindOf(m_request.intervention)
                .plain(m_request.intervention,
                       {static_cast<std::size_t>(tokens), static_cast<std::size_t>(z.size(2)),
                        doubles(z[1]), doubles(z[0]), doubles(valueBias),
                        z.size(0) > 2 ? doubles(z[2]) : std::vector<double>(), head});
        const auto edited = at::tensor(numbers, at::kDouble).view({tokens, z.size(2)});
        const auto& positions = m_request.positions;
        for (std::int64_t t = 0; t < tokens; ++t) {
            const bool here =
                positions.kind == Positions::Kind::All ||
                (positions.kind == Positions::Kind::Last
                     ? t == tokens - 1
                     : std::count(positions.chosen.begin(), positions.chosen.end(), t) > 0);
            if (here) z[1][t].copy_(edited[t]);
        }
    }

    // x [T, d] -> T x V
    [[nodiscard]] std::vector<double> logits(const at::Tensor& x) const {
        const auto normed = finalNorm(m_w, x);
        const auto result = at::empty({x.size(0), m_w.config.vocabulary}, at::kDouble);
        for (std::int64_t row = 0; row < m_w.config.vocabulary; row += kPlainRowsAtOnce) {
            const auto rows = std::min<std::int64_t>(kPlainRowsAtOnce, m_w.config.vocabulary - row);
            result.narrow(1, row, rows)
                .copy_(at::linear(normed, plainUnembedding(m_packed, row, rows).to(m_type)));
        }
        const auto* numbers = result.data_ptr<double>();
        return {numbers, numbers + result.numel()};
    }

    const PackedWeights& m_packed;
    Gpt2Weights m_w;  // of the blocks, the one that is being computed; no embedding of tokens
    const PlainRequest& m_request;
    at::ScalarType m_type;
    bool m_edited;
    HeadGrid<double> m_means;
};

}  // namespace

void checkPlain(const PlainRequest& request, const ModelConfig& config) {
    checkPrompt(request.prompt, config);
    checkPositions(request.positions, request.prompt.size());
    checkHeads(request.heads, config);
    checkInterventions({request.intervention});
    if (request.withoutAttention) checkHeads({{*request.withoutAttention, 0}}, config);
}

PlainRun runPlain(const PackedWeights& w, const PlainRequest& request) {
    return PlainPass(w, request).run();
}

}  // namespace headscope
