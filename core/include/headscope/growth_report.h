// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/growth.h>
#include <headscope/report.h>

#include <string>
#include <vector>

namespace headscope {

/// A set of heads that was grown greedily, step by step.
struct GrowthReport {
    struct Step {
        HeadId head;  ///< that was added
        // Of the run with all heads so far ablated.
        float pTarget = 0;
        float pControl = 0;
        int rankTarget = 0;
    };
    SweepReport run;  ///< the model, the prompt and the clean run; its parts are ignored
    Intervention intervention;
    Positions positions;
    std::vector<Step> steps;
    GrowthEnd end = GrowthEnd::None;  ///< None: as many steps as were asked for
};

/// The JSON of schema "headscope.growth/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control"} and "clean" as in headscope.sweep/2,
/// "intervention":{"kind","alpha"?},"positions","exhausted","ended",
/// "steps":[{"layer","head","p_target","p_control","rank_target"}]}. Any thread.
[[nodiscard]] std::string growthJson(const GrowthReport& report);

/// The same for people.
[[nodiscard]] std::string growthText(const GrowthReport& report);

}  // namespace headscope
