// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/scoring.h"

#include "kernels/parallel.h"
#include "kernels/scores.h"

#include <headscope/error.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace headscope {
namespace {

using Logits = std::span<const float>;

Logits row(const at::Tensor& logits, std::int64_t index) {
    const auto v = static_cast<std::size_t>(logits.size(-1));
    return {logits.data_ptr<float>() + static_cast<std::size_t>(index) * v, v};
}

std::size_t at(TokenId token) {
    return static_cast<std::size_t>(token);
}

float probability(float logit, double lse) {
    return static_cast<float>(std::exp(static_cast<double>(logit) - lse));
}

Error notFinite() {
    return inputError("the model's logits are not finite numbers",
                      "Its weights hold NaN, infinite or overflowing numbers; use another file.");
}

}  // namespace

Scorer::Scorer(const at::Tensor& clean, TokenText text)
    : m_clean(clean.contiguous()), m_text(std::move(text)) {
    const auto scores = kernels::scoreRow(row(m_clean, 0), 0, 0, {});
    m_cleanLse = scores.logSumExp;
    if (!std::isfinite(m_cleanLse) || !at::isfinite(m_clean).all().item<bool>()) throw notFinite();
    for (const float logit : row(m_clean, 0))
        m_cleanP.push_back(std::exp(static_cast<double>(logit) - m_cleanLse));
}

std::vector<TokenScore> Scorer::top(Logits logits, double lse, int k) const {
    const auto kept =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(k, 1)), 1, logits.size());
    std::vector<TokenScore> result;
    for (const auto index : kernels::largest(logits, kept)) {
        const auto logit = logits[index];
        const bool tied = !result.empty() && logit == result.back().logit;
        const int rank = tied ? result.back().rank : static_cast<int>(result.size()) + 1;
        const auto id = static_cast<TokenId>(index);
        result.push_back({{id, m_text(id)}, probability(logit, lse), logit, rank});
    }
    return result;
}

std::vector<TokenScore> Scorer::cleanTop(int k) const {
    return top(row(m_clean, 0), m_cleanLse, k);
}

TokenScore Scorer::cleanScore(TokenId token) const {
    const auto logits = row(m_clean, 0);
    const auto scores = kernels::scoreRow(logits, at(token), at(token), {});
    const auto logit = logits[at(token)];
    return {{token, m_text(token)},
            probability(logit, m_cleanLse),
            logit,
            1 + static_cast<int>(scores.aboveTarget)};
}

AblatedRun Scorer::ablated(Logits logits, TokenId target, TokenId control) const {
    const auto scores =
        kernels::scoreRow(logits, at(target), at(control), {row(m_clean, 0), m_cleanP});
    AblatedRun run;
    run.logSumExp = scores.logSumExp;
    run.logitTarget = logits[at(target)];
    run.logitControl = logits[at(control)];
    run.pTarget = probability(run.logitTarget, run.logSumExp);
    run.pControl = probability(run.logitControl, run.logSumExp);
    run.rankTarget = 1 + static_cast<int>(scores.aboveTarget);
    run.rankControl = 1 + static_cast<int>(scores.aboveControl);
    // KL(clean || ablated) = sum p_c (l_c - l_a) - (lse_c - lse_a), never below 0 but by rounding.
    const auto kl = scores.crossTerm - (m_cleanLse - scores.logSumExp);
    run.kl = static_cast<float>(kl < 0 ? 0 : kl);
    run.argmax.id = static_cast<TokenId>(scores.best);
    run.pArgmax = probability(scores.peak, run.logSumExp);
    return run;
}

std::vector<AblatedRun> Scorer::ablated(const float* logits, std::int64_t rows, TokenId target,
                                        TokenId control, int topK) const {
    const auto vocabulary = m_cleanP.size();
    const auto rowOf = [&](std::size_t index) {
        return Logits(logits + index * vocabulary, vocabulary);
    };
    std::vector<AblatedRun> runs(static_cast<std::size_t>(rows));
    kernels::parallel(rows, 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            runs[i] = ablated(rowOf(i), target, control);
            // An infinite KL: a logit of minus infinity.
            if (!std::isfinite(runs[i].logSumExp) || !std::isfinite(runs[i].kl)) continue;
            runs[i].argmax.text = m_text(runs[i].argmax.id);
            if (topK > 0) runs[i].top = top(rowOf(i), runs[i].logSumExp, topK);
        }
    });
    for (const auto& run : runs)
        if (!std::isfinite(run.logSumExp) || !std::isfinite(run.kl)) throw notFinite();
    return runs;
}

}  // namespace headscope
