// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <span>

namespace headscope {

/// The choice of one step of greedy growth: of `cells`, each a head ablated beside those of `set`,
/// the one outside `set` that leaves the target the least probability; of equals the first. Null
/// where none leaves it less than `givenTarget`, which it has with `set` alone. The pointer is into
/// `cells`. Pure; any thread.
[[nodiscard]] const Cell* nextOfGrowth(std::span<const Cell> cells, std::span<const HeadId> set,
                                       double givenTarget);

}  // namespace headscope
