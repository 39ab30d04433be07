// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fast_pass.h"
#include "sweep/clean_pass.h"
#include "sweep/plan.h"

#include <headscope/continuation.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace headscope {

/// Two texts that go on from one prompt, the clean one and the one with heads ablated, with the
/// keys and values of all their positions so far: a further token costs one position. Both are rows
/// of one product, which reads the weights once. Engine's thread.
class WrittenPass {
 public:
    /// `weights` must outlive this.
    explicit WrittenPass(const PackedWeights& weights) : m_w(weights), m_fast(weights) {}

    /// Reads the prompt, once clean and, where the request has heads, once with them ablated. Room
    /// for what is asked for. False where `stop` gave it up, which is looked at before every layer.
    /// Throws Error(Input) if the intervention has nothing for positions that are written. `other`
    /// is of the donor, at all positions, where the intervention has one.
    [[nodiscard]] bool read(const ContinuationRequest& request,
                            const std::shared_ptr<const PromptZ>& other,
                            const std::stop_token& stop);

    /// One more token of each text, `ablated` being ignored if there is none; there must be a
    /// position left.
    void add(TokenId clean, TokenId ablated);

    /// The next logits of the continuing text: [V].
    [[nodiscard]] std::span<const float> logits(TextSide side);

 private:
    // Always so many, for numbers that do not depend on whether there is a second text.
    static constexpr std::int64_t kTexts = 2;

    [[nodiscard]] LayerStep keepInto(TextSide side, std::int64_t tokens, std::int64_t more,
                                     const std::stop_token& stop);
    void keepLogits(TextSide side, const CleanPass& pass);

    const PackedWeights& m_w;
    FastPass m_fast;
    std::vector<std::vector<kernels::SharedPrefix>> m_before;  ///< a layer, the texts'
    std::optional<Variant> m_ablated;
    bool m_editsWritten = false;
    std::int64_t m_position = 0;  ///< of the next token
    Scratch m_x, m_z, m_logits;
};

}  // namespace headscope
