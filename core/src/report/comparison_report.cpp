// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/comparison_report.h>
#include <headscope/quantity_text.h>
#include <headscope/version.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace headscope {
namespace {

const Positions& positionsOf(const SweepReport& report, const Quantity& quantity) {
    return report.result.part(*quantity.lens.of)->positions;
}

Json runJson(const SweepReport& report, const Quantity& quantity) {
    auto json = headJson("", report);
    json.erase("schema");
    json["positions"] = name(positionsOf(report, quantity));
    const auto& asked = *quantity.lens.of;
    if (const auto* donor = report.result.donor(asked))
        json["donor"] =
            interventionJson(report.result.part(asked)->intervention, donor).at("donor");
    return json;
}

Json largestJson(const EffectComparison& both) {
    if (!(both.largest > 0)) return nullptr;
    return {{"layer", both.where.layer},
            {"head", both.where.head},
            {"first", number(*both.first(both.where))},
            {"second", number(*both.second(both.where))},
            {"difference", number(*both.difference(both.where))}};
}

std::string runText(const char* which, const SweepReport& report, const Quantity& quantity) {
    return fmt::format("{}: {}{}  {}, {}\n", which, headline(report),
                       donorLine(report.result.clean, report.result.donor(*quantity.lens.of)),
                       lensText(quantity.lens), placeText(positionsOf(report, quantity)));
}

std::string pearsonText(const EffectComparison& both) {
    if (both.pearsonR) return fmt::format("{:.4f}", *both.pearsonR);
    return both.heads < 2 ? "not defined for one head" : "not defined, one map is constant";
}

std::string largestText(const EffectComparison& both, Metric metric) {
    if (!(both.largest > 0)) return "There is no difference.\n";
    return fmt::format("Largest difference: {} at head {}, from {} to {}\n",
                       valueText(metric, *both.difference(both.where)), name(both.where),
                       valueText(metric, *both.first(both.where)),
                       valueText(metric, *both.second(both.where)));
}

}  // namespace

std::string comparisonJson(const SweepReport& first, const SweepReport& second,
                           const Quantity& quantity, const EffectComparison& comparison) {
    Json json{{"schema", "headscope.comparison/1"}, {"program", {{"version", version()}}}};
    json["quantity"] = quantityJson(quantity, &first.result);
    json["unit"] = unitName(quantity.metric);
    json["runs"] = Json::array({runJson(first, quantity), runJson(second, quantity)});
    json["heads"] = comparison.heads;
    json["pearson_r"] = number(comparison.pearsonR);
    json["largest"] = largestJson(comparison);
    return jsonText(json);
}

std::string comparisonText(const SweepReport& first, const SweepReport& second,
                           const Quantity& quantity, const EffectComparison& comparison) {
    return runText("first", first, quantity) + runText("second", second, quantity) +
           fmt::format(
               "\n{}, over {}:\n", changeText(quantity),
               comparison.heads == 1 ? "1 head" : fmt::format("{} heads", comparison.heads)) +
           fmt::format("Pearson's r: {}\n", pearsonText(comparison)) +
           largestText(comparison, quantity.metric);
}

}  // namespace headscope
