// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/scoring.h"

#include <headscope/error.h>

#include <ATen/Parallel.h>

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

// log sum exp of every row of logits [n, V]; not finite where a logit is not.
std::vector<double> logSumExp(const at::Tensor& logits) {
    const auto peak = std::get<0>(logits.max(-1, true));
    const auto sums = (logits - peak).exp_().sum(-1, false, at::kDouble);
    std::vector<double> result;
    for (std::int64_t i = 0; i < logits.size(0); ++i)
        result.push_back(static_cast<double>(peak.data_ptr<float>()[i]) +
                         std::log(sums.data_ptr<double>()[i]));
    return result;
}

std::size_t at(TokenId token) {
    return static_cast<std::size_t>(token);
}

float probability(float logit, double lse) {
    return static_cast<float>(std::exp(static_cast<double>(logit) - lse));
}

int rankOf(Logits logits, TokenId token) {
    const float own = logits[at(token)];
    return 1 + static_cast<int>(std::count_if(logits.begin(), logits.end(),
                                              [own](float other) { return other > own; }));
}

// KL(clean || ablated) = sum p_c (l_c - l_a) - (lse_c - lse_a), of the same two logits' softmaxes.
// Differences of logits are taken first, so that nearly equal runs do not lose it to cancellation.
double klDivergence(const std::vector<double>& cleanP, Logits clean, double cleanLse,
                    Logits ablated, double ablatedLse) {
    double sum = 0;
    for (std::size_t i = 0; i < clean.size(); ++i)
        sum += cleanP[i] * static_cast<double>(clean[i] - ablated[i]);
    return std::max(0.0, sum - (cleanLse - ablatedLse));
}

Error notFinite() {
    return inputError("the model's logits are not finite numbers",
                      "Its weights hold NaN, infinite or overflowing numbers; use another file.");
}

}  // namespace

Scorer::Scorer(const at::Tensor& clean, TokenText text)
    : m_clean(clean.contiguous()), m_text(std::move(text)) {
    m_cleanLse = logSumExp(m_clean.unsqueeze(0)).front();
    if (!std::isfinite(m_cleanLse) || !at::isfinite(m_clean).all().item<bool>()) throw notFinite();
    for (const float logit : row(m_clean, 0))
        m_cleanP.push_back(std::exp(static_cast<double>(logit) - m_cleanLse));
}

std::vector<TokenScore> Scorer::top(const at::Tensor& logits, int k) const {
    const auto contiguous = logits.contiguous();
    const auto lse = logSumExp(contiguous.unsqueeze(0)).front();
    if (!std::isfinite(lse)) throw notFinite();
    const auto values = row(contiguous, 0);
    std::vector<TokenId> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<TokenId>(i);
    const auto kept =
        std::clamp<std::size_t>(static_cast<std::size_t>(std::max(k, 1)), 1, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      [&](TokenId a, TokenId b) {
                          return values[at(a)] != values[at(b)] ? values[at(a)] > values[at(b)]
                                                                : a < b;
                      });
    std::vector<TokenScore> result;
    for (std::size_t i = 0; i < kept; ++i) {
        const auto logit = values[at(order[i])];
        const bool tied = i > 0 && logit == result.back().logit;
        const int rank = tied ? result.back().rank : static_cast<int>(i) + 1;
        result.push_back({{order[i], m_text(order[i])}, probability(logit, lse), logit, rank});
    }
    return result;
}

TokenScore Scorer::cleanScore(TokenId token) const {
    const auto values = row(m_clean, 0);
    const auto logit = values[at(token)];
    return {{token, m_text(token)}, probability(logit, m_cleanLse), logit, rankOf(values, token)};
}

std::vector<AblatedRun> Scorer::ablated(const at::Tensor& logits, TokenId target, TokenId control,
                                        int topK) const {
    const auto contiguous = logits.contiguous();
    const auto lse = logSumExp(contiguous);
    if (!std::all_of(lse.begin(), lse.end(), [](double x) { return std::isfinite(x); }))
        throw notFinite();
    std::vector<AblatedRun> runs(static_cast<std::size_t>(contiguous.size(0)));
    at::parallel_for(0, contiguous.size(0), 1, [&](std::int64_t from, std::int64_t to) {
        for (auto i = from; i < to; ++i) {
            const auto index = static_cast<std::size_t>(i);
            const auto values = row(contiguous, i);
            auto& run = runs[index];
            run.logSumExp = lse[index];
            run.logitTarget = values[at(target)];
            run.logitControl = values[at(control)];
            run.pTarget = probability(run.logitTarget, lse[index]);
            run.pControl = probability(run.logitControl, lse[index]);
            run.rankTarget = rankOf(values, target);
            run.rankControl = rankOf(values, control);
            run.kl = static_cast<float>(
                klDivergence(m_cleanP, row(m_clean, 0), m_cleanLse, values, lse[index]));
            const auto best = std::max_element(values.begin(), values.end());
            run.argmax.id = static_cast<TokenId>(best - values.begin());
            run.pArgmax = probability(*best, lse[index]);
        }
    });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto& run = runs[i];
        if (!std::isfinite(run.kl)) throw notFinite();  // a logit of minus infinity
        run.argmax.text = m_text(run.argmax.id);
        if (topK > 0) run.top = top(contiguous[static_cast<std::int64_t>(i)], topK);
    }
    return runs;
}

}  // namespace headscope
