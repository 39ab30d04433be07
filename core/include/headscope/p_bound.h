// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Which end of [0,1] P has reached, so that changes of P mean little.
enum class PBound { None, Floor, Ceiling };

/// The end that is less than `room` from P: tolerances.h has a room for each question that is asked
/// of P. Precondition: room is at most 1/2. Pure; any thread.
[[nodiscard]] constexpr PBound boundOf(double p, double room) {
    if (p < room) return PBound::Floor;
    return p > 1 - room ? PBound::Ceiling : PBound::None;
}

}  // namespace headscope
