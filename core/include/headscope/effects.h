// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/run.h>

#include <optional>
#include <vector>

namespace headscope {

// A quantity over all heads of a run. Pure functions, any thread. A quantity must be resolved():
// its lens names an intervention.

/// Empty until the cells it needs are there.
[[nodiscard]] std::optional<double> valueOf(const Run& run, const Quantity& quantity, HeadId head);

/// The quantity of every head.
[[nodiscard]] HeadGrid<std::optional<float>> valuesOf(const Run& run, const Quantity& quantity);

/// The heads with the largest |value|, the largest first; without zeros.
[[nodiscard]] std::vector<HeadId> strongest(const Run& run, const Quantity& quantity,
                                            std::size_t most);

/// The end of a colour scale for this quantity alone: a round number, at least as large as every
/// value. All interventions of the run have the same, so that the colours can be compared when one
/// switches; a difference of two has its own.
[[nodiscard]] double limitOf(const Run& run, const Quantity& quantity);

/// The ends of the scales of the maps that stand side by side. With `sameScale`, maps of one unit
/// share the largest. `locked`: the end for probabilities, whatever the values.
[[nodiscard]] std::vector<double> limitsOf(const Run& run, const std::vector<Quantity>& maps,
                                           bool sameScale, std::optional<double> locked);

}  // namespace headscope
