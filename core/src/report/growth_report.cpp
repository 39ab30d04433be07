// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/growth_report.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace headscope {

std::string growthJson(const GrowthReport& report) {
    auto json = headJson("headscope.growth/1", report.run);
    json["clean"] = reportToJson(report.run).at("clean");
    json["intervention"] = interventionJson(report.intervention);
    json["positions"] = name(report.positions);
    json["exhausted"] = report.exhausted;
    json["steps"] = Json::array();
    for (const auto& step : report.steps)
        json["steps"].push_back({{"layer", step.head.layer},
                                 {"head", step.head.head},
                                 {"p_target", number(step.pTarget)},
                                 {"p_control", number(step.pControl)},
                                 {"rank_target", step.rankTarget}});
    return jsonText(json);
}

std::string growthText(const GrowthReport& report) {
    const auto& clean = report.run.result.clean;
    std::vector<std::vector<std::string>> rows{
        {"step", "adds", "P(target)", "P(control)", "target's rank"},
        {"0", "", probabilityText(clean.target.p), probabilityText(clean.control.p),
         std::to_string(clean.target.rank)}};
    for (const auto& step : report.steps)
        rows.push_back({std::to_string(rows.size() - 1), name(step.head),
                        probabilityText(step.pTarget), probabilityText(step.pControl),
                        std::to_string(step.rankTarget)});
    return headline(report.run) +
           fmt::format(
               "\nHeads {}, {}: each step adds the one that leaves the target the least.\n\n",
               words(report.intervention).done, placeText(report.positions)) +
           aligned(rows) + (report.exhausted ? "\nNo further head lowers the target.\n" : "");
}

}  // namespace headscope
