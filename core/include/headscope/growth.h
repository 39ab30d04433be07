// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <span>
#include <string>

namespace headscope {

/// The choice of one step of greedy growth: of `cells`, each a head ablated beside those of `set`,
/// the one outside `set` that leaves the target the least probability; of equals the first. Null if
/// none leaves it less than `givenTarget`, which it has with `set` alone. The pointer is into
/// `cells`. Pure; any thread.
[[nodiscard]] const Cell* nextOfGrowth(std::span<const Cell> cells, std::span<const HeadId> set,
                                       double givenTarget);

/// Below this P, and with another top-1 than in the clean run, the target is gone: further losses
/// mean nothing.
inline constexpr double kGoneP = 0.01;
/// A step that lowers P by less than this share of the clean P ends growth, too.
inline constexpr double kSmallStep = 0.01;

/// Why growth ends.
enum class GrowthEnd {
    None,           ///< it continues
    NothingLowers,  ///< no further head lowers the target
    SmallStep,      ///< the next head would lower it by less than kSmallStep of the clean P
    TargetGone,     ///< the target is gone, see kGoneP
};

/// Before a step: `next` is nextOfGrowth()'s, `given` the run with the set alone (the clean run if
/// it is empty) before the step. Pure; any thread.
[[nodiscard]] GrowthEnd growthEnd(const CleanRun& clean, const AblatedRun& given, const Cell* next);
/// The same before the next head is known: None or TargetGone.
[[nodiscard]] GrowthEnd growthEnd(const CleanRun& clean, const AblatedRun& given);
/// "target-gone": for files.
[[nodiscard]] std::string name(GrowthEnd end);

}  // namespace headscope
