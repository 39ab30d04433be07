// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/pairs/pair_study.h"
#include "plot/pair_map_data.h"

#include <headscope/noise_floor.h>
#include <headscope/pair_order.h>

#include <QString>

#include <optional>
#include <utility>

namespace headscope::app {

// What maps of pairs show and say. GUI thread (translated).

/// How heads stand.
enum class PairOrder { Layers, Similarity };

/// The map of a study. Of some heads with all others these alone are rows.
[[nodiscard]] PairMapData pairMap(const StudiedPairs& pairs, PairQuantity quantity, PairOrder order,
                                  const std::optional<NoiseFloor>& floor);
/// The size below which the quantity is noise: the run's floor, once for each run that it is a
/// difference of. 0 if it was not measured.
[[nodiscard]] double pairFloor(const std::optional<NoiseFloor>& floor, Metric metric,
                               PairQuantity quantity);

/// A change in the metric's unit: "−0.261".
[[nodiscard]] QString changeText(Metric metric, double value);
/// What both do alone and together, and what that means. Plain text.
[[nodiscard]] QString pairText(const PairEffects& effects, HeadId a, HeadId b,
                               const std::optional<NoiseFloor>& floor);
/// What the map is of and how its colours are read, where no pair is chosen.
[[nodiscard]] QString pairMapText(const PairEffects& effects, PairQuantity quantity,
                                  const std::vector<TokenRef>& prompt);
/// That some values are beyond the colours' end; empty if none.
[[nodiscard]] QString cutText(const PairMapData& map);
/// "Interaction of pairs, logits": a title.
[[nodiscard]] QString pairTitle(const PairEffects& effects, PairQuantity quantity);
/// For captions.
[[nodiscard]] QString pairSentences(const PairEffects& effects, PairQuantity quantity,
                                    PairOrder order, const std::optional<NoiseFloor>& floor,
                                    const std::vector<TokenRef>& prompt);

}  // namespace headscope::app
