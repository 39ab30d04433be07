// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/growth.h>

#include <algorithm>

namespace headscope {

const Cell* nextOfGrowth(std::span<const Cell> cells, std::span<const HeadId> set,
                         double givenTarget) {
    const Cell* best = nullptr;
    for (const Cell& cell : cells) {
        const bool inSet = std::find(set.begin(), set.end(), cell.head) != set.end();
        if (!inSet && (!best || cell.pTarget < best->pTarget)) best = &cell;
    }
    return best && static_cast<double>(best->pTarget) < givenTarget ? best : nullptr;
}

GrowthEnd growthEnd(const CleanRun& clean, const AblatedRun& given) {
    const bool isOther = !clean.top.empty() && given.argmax.id != clean.top.front().token.id;
    return isOther && given.pTarget < kGoneP ? GrowthEnd::TargetGone : GrowthEnd::None;
}

GrowthEnd growthEnd(const CleanRun& clean, const AblatedRun& given, const Cell* next) {
    if (!next) return GrowthEnd::NothingLowers;
    if (const GrowthEnd end = growthEnd(clean, given); end != GrowthEnd::None) return end;
    const double step = static_cast<double>(given.pTarget) - static_cast<double>(next->pTarget);
    return step < kSmallStep * static_cast<double>(clean.target.p) ? GrowthEnd::SmallStep
                                                                   : GrowthEnd::None;
}

std::string name(GrowthEnd end) {
    switch (end) {
        case GrowthEnd::NothingLowers:
            return "nothing-lowers";
        case GrowthEnd::SmallStep:
            return "small-step";
        case GrowthEnd::TargetGone:
            return "target-gone";
        case GrowthEnd::None:
            break;
    }
    return "steps";
}

}  // namespace headscope
