// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "plot/heatmap_data.h"

#include <optional>
#include <vector>

namespace headscope::app {

/// The quantities of the maps with Lens{} put in terms of the intervention.
[[nodiscard]] std::vector<Quantity> quantitiesOf(const MapsView& view, const Intervention& shown);

/// What the maps of these quantities show of a run, each with its scale, colour bar, flips and
/// noise floor: on screen and in figures alike. `locked`: see limitsOf().
[[nodiscard]] std::vector<HeatmapData> mapsOf(const Run& run,
                                              const std::vector<Quantity>& quantities,
                                              bool sameScale, std::optional<double> locked);

/// Cells whose value is noise.
[[nodiscard]] int noisyCells(const HeatmapData& data);

}  // namespace headscope::app
