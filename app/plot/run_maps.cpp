// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/run_maps.h"

#include "document/metric_text.h"
#include "document/noise.h"

#include <headscope/effects.h>

#include <algorithm>
#include <tuple>

namespace headscope::app {

std::vector<Quantity> quantitiesOf(const MapsView& view, const Intervention& shown) {
    std::vector<Quantity> quantities;
    for (const Quantity& map : view.maps)
        quantities.push_back(resolved(map, shown));
    return quantities;
}

namespace {

/// The heads that change the top-1: from the clean run's, or where a set is given from its run's.
std::vector<HeadId> flipsOf(const Run& run, const Lens& lens) {
    std::vector<HeadId> heads;
    if (lens.isDifference() || !lens.of) return heads;
    if (lens.given == GivenSet::No) {
        if (const RunPart* part = run.part(*lens.of))
            for (const Flip& flip : part->robustness.flips)
                heads.push_back(flip.head);
        return heads;
    }
    if (const GivenPart* given = run.givenPart(*lens.of))
        for (const Cell& cell : given->part.cells)
            if (cell.argmax.id != given->part.given->argmax.id) heads.push_back(cell.head);
    return heads;
}

}  // namespace

std::vector<HeatmapData> mapsOf(const Run& run, const std::vector<Quantity>& quantities,
                                bool sameScale, std::optional<double> locked) {
    const std::vector<double> limits = limitsOf(run, quantities, sameScale, locked);
    const std::vector<QString> axes = axisTexts(quantities);
    std::vector<HeatmapData> maps(quantities.size());
    for (std::size_t i = 0; i < maps.size(); ++i) {
        maps[i].kind = scaleKind(quantities[i]);
        maps[i].barText = axes[i];
        std::tie(maps[i].lowText, maps[i].highText) = endTexts(quantities[i]);
        maps[i].values = valuesOf(run, quantities[i]);
        maps[i].limit = limits[i];
        maps[i].locked = locked && unitOf(quantities[i].metric) == Unit::Probability;
        if (run.noiseFloor) maps[i].floor = floorOf(*run.noiseFloor, quantities[i]);
        maps[i].flips = flipsOf(run, quantities[i].lens);
    }
    return maps;
}

int noisyCells(const HeatmapData& data) {
    const auto& values = data.values.values();
    return static_cast<int>(std::count_if(
        values.begin(), values.end(), [&data](const auto& value) { return isNoise(data, value); }));
}

}  // namespace headscope::app
