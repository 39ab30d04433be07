// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/scores.h"

#include "kernels/targets.h"

#include <algorithm>
#include <cmath>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/scores.cpp"
#include <hwy/foreach_target.h>
// What follows is read once for each instruction set.
#include "kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace headscope::kernels {
namespace HWY_NAMESPACE {

constexpr float kNone = -std::numeric_limits<float>::infinity();

float peakOf(const float* values, std::int64_t count) {
    const Floats d;
    FloatLanes peaks[2] = {hn::Set(d, kNone), hn::Set(d, kNone)};
    std::int64_t i = 0;
    for (; i + 2 * kFloats <= count; i += 2 * kFloats) {
        peaks[0] = atLeast(peaks[0], hn::LoadU(d, values + i));
        peaks[1] = atLeast(peaks[1], hn::LoadU(d, values + i + kFloats));
    }
    float peak = hn::GetLane(hn::MaxOfLanes(d, hn::Max(peaks[0], peaks[1])));
    for (; i < count; ++i)
        peak = values[i] > peak ? values[i] : peak;
    return peak;
}

void peakAndRanks(const float* logits, std::int64_t count, float target, float control,
                  RowScores& scores) {
    const Floats d;
    const hn::RebindToSigned<Floats> whole;
    FloatLanes peaks = hn::Set(d, kNone);
    auto aboveTarget = hn::Zero(whole);
    auto aboveControl = hn::Zero(whole);
    // True is -1 in each lane.
    const auto above = [d, whole](FloatLanes values, float bound) HWY_ATTR {
        return hn::BitCast(whole, hn::VecFromMask(d, hn::Gt(values, hn::Set(d, bound))));
    };
    std::int64_t i = 0;
    for (; i + kFloats <= count; i += kFloats) {
        const auto values = hn::LoadU(d, logits + i);
        peaks = atLeast(peaks, values);
        aboveTarget = hn::Sub(aboveTarget, above(values, target));
        aboveControl = hn::Sub(aboveControl, above(values, control));
    }
    scores.peak = hn::GetLane(hn::MaxOfLanes(d, peaks));
    scores.aboveTarget = hn::GetLane(hn::SumOfLanes(whole, aboveTarget));
    scores.aboveControl = hn::GetLane(hn::SumOfLanes(whole, aboveControl));
    for (; i < count; ++i) {
        scores.peak = logits[i] > scores.peak ? logits[i] : scores.peak;
        scores.aboveTarget += logits[i] > target ? 1 : 0;
        scores.aboveControl += logits[i] > control ? 1 : 0;
    }
}

// count if there is none.
std::int64_t firstEqual(const float* values, std::int64_t count, float value) {
    const Floats d;
    std::int64_t i = 0;
    for (; i + kFloats <= count; i += kFloats)
        if (!hn::AllFalse(d, hn::Eq(hn::LoadU(d, values + i), hn::Set(d, value)))) break;
    while (i < count && !(values[i] == value))
        ++i;
    return i;
}

// Adds the lanes of values, which are floats, to two sums of half as many.
HWY_INLINE void addInDouble(FloatLanes values, DoubleLanes& lower, DoubleLanes& upper) {
    const Doubles d;
#if HWY_TARGET == HWY_SCALAR
    lower = hn::Add(lower, hn::PromoteTo(d, values));
    (void)upper;
#else
    const hn::Half<Floats> half;
    lower = hn::Add(lower, hn::PromoteTo(d, hn::LowerHalf(half, values)));
    upper = hn::Add(upper, hn::PromoteTo(d, hn::UpperHalf(half, values)));
#endif
}

double sumOfExp(const float* logits, std::int64_t count, float peak) {
    const Floats d;
    DoubleLanes lower = hn::Zero(Doubles());
    DoubleLanes upper = hn::Zero(Doubles());
    std::int64_t i = 0;
    for (; i + kFloats <= count; i += kFloats)
        addInDouble(fastExp(d, hn::Sub(hn::LoadU(d, logits + i), hn::Set(d, peak))), lower, upper);
    double sum = hn::GetLane(hn::SumOfLanes(Doubles(), hn::Add(lower, upper)));
    const OneFloat one;
    for (; i < count; ++i)
        sum += static_cast<double>(hn::GetLane(fastExp(one, hn::Set(one, logits[i] - peak))));
    return sum;
}

// Differences of logits are taken first, so that nearly equal rows do not lose them to
// cancellation.
double crossTerm(const double* p, const float* reference, const float* logits, std::int64_t count) {
    return sumInDouble(count, [=](auto d, std::int64_t i, auto before) HWY_ATTR {
        const hn::Rebind<float, decltype(d)> f;
        const auto difference = hn::Sub(hn::LoadU(f, reference + i), hn::LoadU(f, logits + i));
        return hn::MulAdd(hn::LoadU(d, p + i), hn::PromoteTo(d, difference), before);
    });
}

}  // namespace HWY_NAMESPACE
}  // namespace headscope::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace headscope::kernels {

HWY_EXPORT(peakOf);
HWY_EXPORT(peakAndRanks);
HWY_EXPORT(firstEqual);
HWY_EXPORT(sumOfExp);
HWY_EXPORT(crossTerm);

RowScores scoreRow(std::span<const float> logits, std::size_t target, std::size_t control,
                   const Reference& reference) {
    const auto count = static_cast<std::int64_t>(logits.size());
    RowScores scores;
    HWY_DYNAMIC_DISPATCH(peakAndRanks)
    (logits.data(), count, logits[target], logits[control], scores);
    scores.best = HWY_DYNAMIC_DISPATCH(firstEqual)(logits.data(), count, scores.peak);
    scores.logSumExp = static_cast<double>(scores.peak) +
                       std::log(HWY_DYNAMIC_DISPATCH(sumOfExp)(logits.data(), count, scores.peak));
    // fastExp() clamps, and would turn NaN into a number.
    if (!std::isfinite(scores.peak)) scores.logSumExp = std::numeric_limits<double>::quiet_NaN();
    if (!reference.p.empty())
        scores.crossTerm = HWY_DYNAMIC_DISPATCH(crossTerm)(
            reference.p.data(), reference.logits.data(), logits.data(), count);
    return scores;
}

std::vector<std::size_t> largest(std::span<const float> logits, std::size_t k) {
    constexpr std::size_t kBlock = 256;
    std::vector<std::size_t> best;
    if (k == 0) return best;
    for (std::size_t from = 0; from < logits.size(); from += kBlock) {
        const auto to = std::min(logits.size(), from + kBlock);
        const auto full = [&] { return best.size() == k; };
        if (full() && !(HWY_DYNAMIC_DISPATCH(peakOf)(logits.data() + from,
                                                     static_cast<std::int64_t>(to - from)) >
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
#endif  // HWY_ONCE
