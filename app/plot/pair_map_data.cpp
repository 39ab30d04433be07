// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/pair_map_data.h"

#include "ui/ticks.h"

#include <cmath>

namespace headscope::app {

QString barTick(const PairMapData& data, double at) {
    const QString tick = signedTick(at * data.limit);
    if (!data.isCut || std::abs(at) < 1) return tick;
    return (at > 0 ? QStringLiteral("≥ ") : QStringLiteral("≤ ")) + tick;
}

std::vector<LayerBlock> layerBlocks(const std::vector<HeadId>& heads) {
    std::vector<LayerBlock> blocks;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (i > 0 && heads[i] < heads[i - 1]) return {};
        if (blocks.empty() || blocks.back().layer != heads[i].layer)
            blocks.push_back({heads[i].layer, i, 0});
        ++blocks.back().count;
    }
    return blocks;
}

}  // namespace headscope::app
