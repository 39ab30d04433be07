// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/ablated_pass.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace headscope {
namespace {

using std::int64_t;

// (value - z) at the edited ones of the last `asked` carried positions, 0 at the others, for each
// variant's head of this layer: [variants, asked, h].
std::vector<float> differences(const CleanPass& base, const std::vector<HeadId>& heads,
                               const std::vector<Replacement>& replacements, int64_t asked,
                               int64_t width) {
    std::vector<float> result(heads.size() * static_cast<std::size_t>(asked * width));
    const auto skipped = base.carried - asked;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto& z = base.z[static_cast<std::size_t>(heads[i].layer)];
        const auto value = replacementValue(base, heads[i], replacements[i]);
        const float* own = z.data_ptr<float>() + heads[i].head * width;
        for (const int position : base.edited) {
            if (position < skipped) continue;
            const float* from = own + position * z.size(1);
            float* to =
                result.data() + (static_cast<int64_t>(i) * asked + position - skipped) * width;
            for (int64_t k = 0; k < width; ++k)
                to[k] = value - from[k];
        }
    }
    return result;
}

}  // namespace

// Layers before a variant's first are the base's: the variants that run so far go through this
// layer's attention and have their heads of it replaced.
void AblatedPass::attention(const CleanPass& base, const Batch& batch, int layer) {
    const auto d = int64_t{m_w.config.width};
    const bool last = layer + 1 == m_w.config.layers;
    const auto asked = last ? 1 : m_positions;
    const auto& prefix = base.prefix[static_cast<std::size_t>(layer)];
    float* x = m_x.data();
    float* z = m_z.floats(m_running * asked * d);
    if (last) {
        m_fast.lastHeadOutputs(layer, x, m_running, m_positions, &prefix, z);
        keepLastPositions(m_positions);
    } else {
        m_fast.headOutputs(layer, x, m_running, m_positions, &prefix, z);
    }
    for (int64_t i = 0; i < m_running; ++i)
        replaceHeads(base, batch[static_cast<std::size_t>(i)], layer, static_cast<int>(asked),
                     m_w.config.headWidth(), z + i * asked * d);
    m_fast.addProjected(layer, z, m_running * asked, x);
}

// x [running, P, d] -> [running, 1, d]: nothing but the last position is needed any more.
void AblatedPass::keepLastPositions(int64_t positions) {
    const auto d = int64_t{m_w.config.width};
    float* x = m_x.data();
    for (int64_t i = 0; i < m_running; ++i)
        std::memmove(x + i * d, x + ((i + 1) * positions - 1) * d,
                     static_cast<std::size_t>(d) * sizeof(float));
}

// The variants whose first layer this is: c_proj is linear, so the base's residual stream after
// attention and (value - z) W_h for each of their heads do.
void AblatedPass::join(const CleanPass& base, const Batch& batch, int layer) {
    const auto d = int64_t{m_w.config.width};
    const auto width = int64_t{m_w.config.headWidth()};
    const auto asked = layer + 1 == m_w.config.layers ? 1 : m_positions;
    const auto& mid = base.mid[static_cast<std::size_t>(layer)];
    const auto& projection = m_w.blocks[static_cast<std::size_t>(layer)].projWeight;
    float* x = m_x.data();
    std::vector<HeadId> heads;
    std::vector<Replacement> replacements;
    std::vector<int64_t> rows;
    const auto begin = m_running;
    for (; m_running < static_cast<int64_t>(batch.size()); ++m_running) {
        const auto& variant = batch[static_cast<std::size_t>(m_running)];
        if (variant.firstLayer() != layer) break;
        std::memcpy(x + m_running * asked * d, mid.data_ptr<float>() + (m_positions - asked) * d,
                    static_cast<std::size_t>(asked * d) * sizeof(float));
        for (const auto& head : variant.heads) {
            if (head.layer != layer) continue;
            heads.push_back(head);
            replacements.push_back(variant.replacement);
            rows.push_back(m_running);
        }
    }
    if (begin == m_running) return;
    // One product for all variants of a head: they follow each other in a sweep.
    float* added = m_z.floats(static_cast<int64_t>(heads.size()) * asked * d);
    for (std::size_t i = 0; i < heads.size();) {
        std::size_t end = i;
        while (end < heads.size() && heads[end] == heads[i])
            ++end;
        const std::vector<HeadId> same(heads.begin() + static_cast<std::ptrdiff_t>(i),
                                       heads.begin() + static_cast<std::ptrdiff_t>(end));
        const std::vector<Replacement> how(replacements.begin() + static_cast<std::ptrdiff_t>(i),
                                           replacements.begin() + static_cast<std::ptrdiff_t>(end));
        const auto difference = differences(base, same, how, asked, width);
        multiply(difference.data(), static_cast<int64_t>(same.size()) * asked,
                 projection.narrow(0, heads[i].head * width, width), added);
        for (std::size_t k = i; k < end; ++k) {
            float* to = x + rows[k] * asked * d;
            const float* from = added + static_cast<int64_t>(k - i) * asked * d;
            for (int64_t j = 0; j < asked * d; ++j)
                to[j] += from[j];
        }
        i = end;
    }
}

bool AblatedPass::run(const CleanPass& base, const Batch& batch, const std::stop_token& stop) {
    m_running = 0;
    m_positions = base.carried;
    m_x.floats(static_cast<int64_t>(batch.size()) * m_positions * m_w.config.width);
    for (int layer = batch.front().firstLayer(); layer < m_w.config.layers; ++layer) {
        if (stop.stop_requested()) return false;
        const bool last = layer + 1 == m_w.config.layers;
        if (m_running > 0) attention(base, batch, layer);
        join(base, batch, layer);
        m_fast.addMlp(layer, m_x.data(), m_running * (last ? 1 : m_positions));
    }
    return !stop.stop_requested();
}

void AblatedPass::logits(int64_t first, int64_t count, float* out) {
    m_fast.unembed(m_x.data() + first * m_w.config.width, count, out);
}

int64_t AblatedPass::batchBytes(const ModelConfig& config, int64_t tokenRows) {
    const auto d = int64_t{config.width};
    const auto part = std::max<int64_t>(FastPass::kRowsAtOnce, 1);
    const auto wide = std::max<int64_t>(config.inner, 3 * d);
    return int64_t{sizeof(float)} * (2 * tokenRows * d + part * (2 * d + wide));
}

at::Tensor runAblated(const Gpt2Weights& w, const CleanPass& clean, const Batch& batch,
                      const std::stop_token& stop) {
    AblatedPass pass(w);
    if (!pass.run(clean, batch, stop)) return {};
    auto logits = at::empty({static_cast<int64_t>(batch.size()), w.config.vocabulary});
    pass.logits(0, logits.size(0), logits.data_ptr<float>());
    return logits;
}

}  // namespace headscope
