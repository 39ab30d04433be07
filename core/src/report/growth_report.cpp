// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/growth_report.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace headscope {

namespace {

std::string endText(const GrowthReport& report) {
    switch (report.end) {
        case GrowthEnd::NothingLowers:
            return "\nNo further head lowers the target.\n";
        case GrowthEnd::SmallStep:
            return fmt::format(
                "\nThe next head would lower P(target) by less than {:g} % of its clean value; "
                "--all-steps continues.\n",
                100 * kSmallStep);
        case GrowthEnd::TargetGone:
            return fmt::format(
                "\nAnother token is the most likely one, and P(target) is below {:g} %: further "
                "heads say little. --all-steps continues.\n",
                100 * kGoneP);
        case GrowthEnd::None:
            break;
    }
    return {};
}

}  // namespace

std::string growthJson(const GrowthReport& report) {
    auto json = headJson("headscope.growth/1", report.run);
    json["clean"] = reportToJson(report.run).at("clean");
    json["intervention"] =
        interventionJson(report.intervention, report.run.result.donor(report.intervention));
    json["positions"] = name(report.positions);
    json["exhausted"] = report.end == GrowthEnd::NothingLowers;
    json["ended"] = name(report.end);
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
    return headline(report.run) + donorLine(clean, report.run.result.donor(report.intervention)) +
           fmt::format(
               "\nHeads {}, {}: each step adds the one that leaves the target the least.\n\n",
               words(report.intervention).done, placeText(report.positions)) +
           aligned(rows) + endText(report);
}

}  // namespace headscope
