// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/shown_growth.h"

namespace headscope::app {

GrowthOrigin growthOrigin(const ShownRun& run) {
    GrowthOrigin origin;
    origin.model = run.model.name + " " + std::to_string(run.clean.headMean.layers()) + "x" +
                   std::to_string(run.clean.headMean.heads());
    origin.prompt = idsOf(run.clean.prompt);
    origin.target = run.clean.target.set();
    origin.control = run.clean.control.set();
    origin.positions = run.inputs.positions;
    return origin;
}

GrowthPath shownPath(const RunState& state) {
    if (state.cover().hidesSets()) return {};
    const GrowthPath& path = state.ablationSet().path;
    const bool isOfIt =
        state.run() && !path.steps.empty() && path.origin == growthOrigin(*state.run());
    return isOfIt ? path : GrowthPath();
}

}  // namespace headscope::app
