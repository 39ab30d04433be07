// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/run.h>

#include <cstddef>
#include <vector>

namespace headscope {

/// A head that matters more to the target when a set of heads is ablated. Changes of ln P of the
/// target, in nats.
struct StandIn {
    HeadId head;
    double alone = 0;  ///< D(head): ablated alone, from the clean run
    double given = 0;  ///< D(head | set): ablated beside the set, from the run with the set alone
    bool operator==(const StandIn&) const = default;
};

/// The heads outside the given set for which D(head | set) - D(head) is lowest, the lowest first:
/// backups of the set. Only differences below zero, and beyond four times the run's noise floor of
/// ln P, if known: it is a difference of four runs. Empty if no set is given under this
/// intervention. Pure; any thread.
[[nodiscard]] std::vector<StandIn> standIns(const Run& run, const Intervention& intervention,
                                            std::size_t most);

}  // namespace headscope
