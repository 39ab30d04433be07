// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <string>
#include <vector>

namespace headscope {

/// A set of heads ablated together, and each of them alone.
struct SetReport {
    SweepReport run;  ///< the model, the prompt and the clean run; its parts are ignored
    Intervention intervention;
    Positions positions;
    std::vector<Cell> singles;  ///< each head of the set alone; ascending, at least one
    AblatedRun joint;
};

/// The JSON of schema "headscope.set/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control"} and "clean" as in headscope.sweep/2,
/// "intervention":{"kind","alpha"?},"positions","heads":["9.6"],
/// "singles":[{"layer","head",...}],"joint":{...} with the fields of a sweep's cell,
/// "effects":{"target","control"}, each {"joint","sum","interaction","verdict","bound"}}.
/// The first three are {"p","log_p","log_odds"}, changes, the last two in nats, with null if one is
/// not known; the interaction is joint - sum. "verdict" is judge()'s ("single", "nothing",
/// "additive", also where they nearly add up, "super-additive", "sub-additive", "opposite",
/// "unknown"), "bound" the end that P has reached: "floor", "ceiling" or null. Any thread.
[[nodiscard]] std::string setJson(const SetReport& report);

/// The same for people.
[[nodiscard]] std::string setText(const SetReport& report);

}  // namespace headscope
