// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/metric.h"
#include "state/run_state.h"

#include <optional>
#include <vector>

namespace headscope::app {

// A quantity over all heads of the run that is shown. Pure functions, any thread. A quantity must
// be resolved(): its contrast is not Contrast::Shown.

/// Empty where a cell that it needs is still to come.
[[nodiscard]] std::optional<double> valueOf(const ShownRun& run, const Quantity& quantity,
                                            HeadId head);

/// The quantity of every head.
[[nodiscard]] HeadGrid<std::optional<float>> valuesOf(const ShownRun& run,
                                                      const Quantity& quantity);

/// The heads with the largest |value|, the largest first; those with 0 never.
[[nodiscard]] std::vector<HeadId> strongest(const ShownRun& run, const Quantity& quantity,
                                            std::size_t most);

/// The end of a colour scale for this quantity alone: a round number, at least as large as every
/// value. Zero and mean have the same, so that the colours can be compared when one switches.
[[nodiscard]] double limitOf(const ShownRun& run, const Quantity& quantity);

/// The ends of the scales of the maps that stand side by side. With `sameScale`, maps of one unit
/// share the largest. `locked`: the end for probabilities, whatever the values.
[[nodiscard]] std::vector<double> limitsOf(const ShownRun& run, const std::vector<Quantity>& maps,
                                           bool sameScale, std::optional<double> locked);

}  // namespace headscope::app
