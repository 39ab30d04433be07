// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/scores.h"

#include "kernels/simd.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headscope::kernels {
namespace {

HEADSCOPE_KERNEL void peakAndRanks(const float* logits, std::int64_t count, float target,
                                   float control, RowScores& scores) {
    float peak = -std::numeric_limits<float>::infinity();
    std::int32_t aboveTarget = 0;
    std::int32_t aboveControl = 0;
#pragma omp simd reduction(max : peak) reduction(+ : aboveTarget, aboveControl)
    for (std::int64_t i = 0; i < count; ++i) {
        const float logit = logits[i];
        peak = logit > peak ? logit : peak;
        aboveTarget += logit > target ? 1 : 0;
        aboveControl += logit > control ? 1 : 0;
    }
    scores.peak = peak;
    scores.aboveTarget = aboveTarget;
    scores.aboveControl = aboveControl;
}

HEADSCOPE_KERNEL double sumOfExp(const float* logits, std::int64_t count, float peak) {
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i)
        sum += static_cast<double>(fastExp(logits[i] - peak));
    return sum;
}

// Differences of logits are taken first, so that nearly equal rows do not lose them to
// cancellation.
HEADSCOPE_KERNEL double crossTerm(const double* p, const float* reference, const float* logits,
                                  std::int64_t count) {
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i)
        sum += p[i] * static_cast<double>(reference[i] - logits[i]);
    return sum;
}

HEADSCOPE_KERNEL float peakOf(const float* logits, std::int64_t count) {
    float peak = -std::numeric_limits<float>::infinity();
#pragma omp simd reduction(max : peak)
    for (std::int64_t i = 0; i < count; ++i)
        peak = logits[i] > peak ? logits[i] : peak;
    return peak;
}

}  // namespace

RowScores scoreRow(std::span<const float> logits, std::size_t target, std::size_t control,
                   const Reference& reference) {
    const auto count = static_cast<std::int64_t>(logits.size());
    RowScores scores;
    peakAndRanks(logits.data(), count, logits[target], logits[control], scores);
    scores.best = std::find(logits.begin(), logits.end(), scores.peak) - logits.begin();
    scores.logSumExp =
        static_cast<double>(scores.peak) + std::log(sumOfExp(logits.data(), count, scores.peak));
    // fastExp() clamps, and would make a number of what is none.
    if (!std::isfinite(scores.peak)) scores.logSumExp = std::numeric_limits<double>::quiet_NaN();
    if (!reference.p.empty())
        scores.crossTerm =
            crossTerm(reference.p.data(), reference.logits.data(), logits.data(), count);
    return scores;
}

std::vector<std::size_t> largest(std::span<const float> logits, std::size_t k) {
    constexpr std::size_t kBlock = 256;
    std::vector<std::size_t> best;
    if (k == 0) return best;
    for (std::size_t from = 0; from < logits.size(); from += kBlock) {
        const auto to = std::min(logits.size(), from + kBlock);
        const auto full = [&] { return best.size() == k; };
        if (full() && !(peakOf(logits.data() + from, static_cast<std::int64_t>(to - from)) >
                        logits[best.back()]))
            continue;
        for (auto i = from; i < to; ++i) {
            if (full() && !(logits[i] > logits[best.back()])) continue;
            if (full()) best.pop_back();
            const auto place = std::find_if(best.begin(), best.end(), [&](std::size_t other) {
                return logits[i] > logits[other];
            });
            best.insert(place, i);
        }
    }
    return best;
}

}  // namespace headscope::kernels
