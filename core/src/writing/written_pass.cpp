// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/written_pass.h"

#include <headscope/error.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace headscope {
namespace {

using std::int64_t;

std::size_t rowOf(TextSide side) {
    return side == TextSide::Clean ? 0 : 1;
}

// A donor that has a row for each position of the prompt has none for those after it.
void requireRows(const Donor& donor) {
    if (!donor.isEverywhere())
        throw inputError(
            say("what takes the heads' place is known for the prompt's positions alone"),
            say("Choose positions of the prompt, or another intervention."));
}

}  // namespace

// Both texts begin with the same memory, so that add() needs not know how many there are.
LayerStep WrittenPass::keepInto(TextSide side, int64_t tokens, int64_t more,
                                const std::stop_token& stop) {
    return [this, side, tokens, more, &stop](int layer, const FastPass& pass,
                                             const FastPass::KeysValues& keysValues) {
        auto& before = m_before[static_cast<std::size_t>(layer)];
        before[rowOf(side)] = pass.prefixOf(keysValues, layer, tokens, more);
        return !stop.stop_requested();
    };
}

void WrittenPass::keepLogits(TextSide side, const CleanPass& pass) {
    const auto v = static_cast<std::size_t>(m_w.config.vocabulary);
    float* to = m_logits.floats(kTexts * m_w.config.vocabulary) + rowOf(side) * v;
    std::memcpy(to, pass.logits.data_ptr<float>(), v * sizeof(float));
}

bool WrittenPass::read(const ContinuationRequest& request,
                       const std::shared_ptr<const PromptZ>& other, const std::stop_token& stop) {
    const auto tokens = static_cast<int64_t>(request.prompt.size());
    const auto more = std::min<int64_t>(request.tokens, m_w.config.positions - tokens);
    const auto ids =
        at::tensor(std::vector<int64_t>(request.prompt.begin(), request.prompt.end()), at::kLong)
            .unsqueeze(0);
    m_position = tokens;
    m_editsWritten = request.positions.kind != Positions::Kind::Chosen;
    m_ablated.reset();
    m_before.assign(static_cast<std::size_t>(m_w.config.layers),
                    std::vector<kernels::SharedPrefix>(kTexts));
    const auto clean =
        runClean(m_w, ids, request.positions, keepInto(TextSide::Clean, tokens, more, stop));
    if (stop.stop_requested()) return false;
    keepLogits(TextSide::Clean, clean);
    if (auto heads = ordered(request.heads); !heads.empty()) {
        auto facts = clean.facts;
        facts.other = other;
        m_ablated = Variant{std::move(heads), donorOf(request.intervention, facts)};
        if (m_editsWritten) requireRows(*m_ablated->donor);
        const auto ablated =
            runGiven(m_w, ids, clean, *m_ablated, keepInto(TextSide::Ablated, tokens, more, stop));
        if (stop.stop_requested()) return false;
        keepLogits(TextSide::Ablated, ablated);
    } else {
        for (auto& before : m_before)
            before[1] = before[0];
    }
    return true;
}

void WrittenPass::add(TokenId clean, TokenId ablated) {
    const int64_t d = m_w.config.width;
    const int64_t width = m_w.config.headWidth();
    const std::array<int64_t, kTexts> ids{clean, m_ablated ? ablated : clean};
    const auto rows = (tokenRows(m_w, at::tensor(at::ArrayRef<int64_t>(ids), at::kLong)) +
                       m_w.positionEmbedding[m_position])
                          .contiguous();
    float* x = m_x.floats(kTexts * d);
    float* z = m_z.floats(kTexts * d);
    std::memcpy(x, rows.data_ptr<float>(), static_cast<std::size_t>(kTexts * d) * sizeof(float));
    for (int layer = 0; layer < m_w.config.layers; ++layer) {
        m_fast.nextHeadOutputs(layer, x, m_before[static_cast<std::size_t>(layer)], z);
        if (m_ablated && m_editsWritten)
            for (const auto& head : m_ablated->heads)
                if (head.layer == layer)
                    m_ablated->donor->edit(head, static_cast<int>(m_position), width,
                                           z + d + head.head * width);
        m_fast.addProjected(layer, z, kTexts, x);
        m_fast.addMlp(layer, x, kTexts);
    }
    m_fast.unembed(x, kTexts, m_logits.floats(kTexts * m_w.config.vocabulary));
    ++m_position;
}

std::span<const float> WrittenPass::logits(TextSide side) {
    const auto v = static_cast<std::size_t>(m_w.config.vocabulary);
    return {m_logits.data() + rowOf(side) * v, v};
}

}  // namespace headscope
