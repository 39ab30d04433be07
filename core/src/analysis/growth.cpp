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

}  // namespace headscope
