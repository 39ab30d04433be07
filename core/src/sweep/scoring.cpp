// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/scoring.h"

#include "kernels/parallel.h"
#include "kernels/scores.h"

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

float probability(double logit, double lse) {
    return static_cast<float>(std::exp(logit - lse));
}

struct Watched {
    std::size_t best;  ///< its likeliest token, which has its rank
    double logit;      ///< ln of the sum of exp(logit); of one token its logit, to the last bit
};

Watched watchedIn(Logits logits, const TokenSet& tokens) {
    const auto& ids = tokens.ids();
    const auto best = at(*std::max_element(ids.begin(), ids.end(), [&](TokenId a, TokenId b) {
        return logits[at(a)] < logits[at(b)];
    }));
    const double peak = logits[best];
    double sum = 0;
    for (const auto id : ids)
        sum += std::exp(static_cast<double>(logits[at(id)]) - peak);
    return {best, peak + std::log(sum)};
}

}  // namespace

NotFinite::NotFinite()
    : Error(inputError(
          say("the model's logits are not finite numbers"),
          say("Its weights hold NaN, infinite or overflowing numbers; use another file."))) {}

Scorer::Scorer(const at::Tensor& clean, TokenNamer token)
    : m_clean(clean.contiguous()), m_token(std::move(token)) {
    const auto scores = kernels::scoreRow(row(m_clean, 0), 0, 0, {});
    m_cleanLse = scores.logSumExp;
    if (!std::isfinite(m_cleanLse) || !at::isfinite(m_clean).all().item<bool>()) throw NotFinite();
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
        result.push_back({m_token(id), probability(logit, lse), logit, rank});
    }
    return result;
}

std::vector<TokenScore> Scorer::cleanTop(int k) const {
    return top(row(m_clean, 0), m_cleanLse, k);
}

WatchedScore Scorer::cleanScore(const TokenSet& watched) const {
    const auto logits = row(m_clean, 0);
    const auto [best, logit] = watchedIn(logits, watched);
    const auto scores = kernels::scoreRow(logits, best, best, {});
    WatchedScore score{{},
                       probability(logit, m_cleanLse),
                       static_cast<float>(logit),
                       1 + static_cast<int>(scores.aboveTarget)};
    for (const auto id : watched.ids())
        score.tokens.push_back(m_token(id));
    return score;
}

AblatedRun Scorer::ablated(Logits logits, const TokenSet& target, const TokenSet& control) const {
    const auto [bestTarget, logitTarget] = watchedIn(logits, target);
    const auto [bestControl, logitControl] = watchedIn(logits, control);
    const auto scores =
        kernels::scoreRow(logits, bestTarget, bestControl, {row(m_clean, 0), m_cleanP});
    AblatedRun run;
    run.logSumExp = scores.logSumExp;
    run.logitTarget = static_cast<float>(logitTarget);
    run.logitControl = static_cast<float>(logitControl);
    run.pTarget = probability(logitTarget, run.logSumExp);
    run.pControl = probability(logitControl, run.logSumExp);
    run.rankTarget = 1 + static_cast<int>(scores.aboveTarget);
    run.rankControl = 1 + static_cast<int>(scores.aboveControl);
    // KL(clean || ablated) = sum p_c (l_c - l_a) - (lse_c - lse_a), never below 0 but by rounding.
    const auto kl = scores.crossTerm - (m_cleanLse - scores.logSumExp);
    run.kl = static_cast<float>(kl < 0 ? 0 : kl);
    run.argmax.id = static_cast<TokenId>(scores.best);
    run.pArgmax = probability(scores.peak, run.logSumExp);
    return run;
}

std::vector<AblatedRun> Scorer::ablated(const float* logits, std::int64_t rows,
                                        const TokenSet& target, const TokenSet& control,
                                        int topK) const {
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
            runs[i].argmax = m_token(runs[i].argmax.id);
            if (topK > 0) runs[i].top = top(rowOf(i), runs[i].logSumExp, topK);
        }
    });
    for (const auto& run : runs)
        if (!std::isfinite(run.logSumExp) || !std::isfinite(run.kl)) throw NotFinite();
    return runs;
}

}  // namespace headscope
