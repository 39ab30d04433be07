// SPDX-License-Identifier: GPL-3.0-or-later
#include "twin_tokens.h"

#include "facts.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstdint>

namespace headscope::trainer {

TwinTokens::TwinTokens(const Tokenizer& tokenizer, const at::Tensor& embedding)
    : m_rows(at::arange(embedding.size(0), at::kLong)), m_bare(at::zeros({embedding.size(0), 1})) {
    auto* rows = m_rows.data_ptr<std::int64_t>();
    auto* bare = m_bare.data_ptr<float>();
    for (const auto& word : wholeWords()) {
        const auto without = tokenizer.find(word);
        const auto with = tokenizer.find(" " + word);
        if (!without || !with) continue;  // the word's own form with a space
        rows[*without] = *with;
        bare[*without] = 1;
    }
    const c10::NoGradGuard noGrad;
    const auto differences = (embedding - embedding.index_select(0, m_rows)) * m_bare;
    m_shift = (differences.sum(0) / m_bare.sum().clamp_min(1)).requires_grad_();
}

at::Tensor TwinTokens::tie(const at::Tensor& embedding) const {
    return embedding.index_select(0, m_rows) + m_bare * m_shift;
}

}  // namespace headscope::trainer
