// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <QString>

namespace headscope::app {

// What the drift plot is made of, on screen and in figures.

/// Where a head's point lies on the axis of layers: its layer, and a little to the sides in the
/// order of heads, so that a layer's heads do not cover each other.
[[nodiscard]] double driftX(HeadId head, int heads);

/// "slope ... per layer, 95 % interval [..., ...]", or as much of it as there is.
[[nodiscard]] QString slopeText(const Drift& drift);

}  // namespace headscope::app
