// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope::app {

/// What a map of pairs of heads shows: a number for every row A and column B, or none.
struct PairMapData {
    std::vector<HeadId> rows, columns;      ///< in the order in which they stand
    HeadGrid<std::optional<float>> values;  ///< rows x columns
    double limit = 1;                       ///< the colour scale is [-limit, limit]; > 0
    bool isCut = false;                     ///< some values are beyond it: the bar says so
    double floor = 0;                       ///< values smaller than this are numerical noise
    QString rowText, columnText;            ///< what is across, and what is down
    QString barText;                        ///< what the colours measure
    QString lowText, highText;              ///< what its ends mean
    bool operator==(const PairMapData&) const = default;
};

/// What the bar says at an end, 1 or -1, or between: "+0.3", or "≥ +0.3" of a scale that is cut.
[[nodiscard]] QString barTick(const PairMapData& data, double at);

/// Heads of one layer that stand side by side.
struct LayerBlock {
    int layer = 0;
    std::size_t first = 0;
    std::size_t count = 0;
};
/// All of them, where the heads stand by layers; else none.
[[nodiscard]] std::vector<LayerBlock> layerBlocks(const std::vector<HeadId>& heads);

}  // namespace headscope::app
