// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/attribution_report.h>
#include <headscope/csv.h>
#include <headscope/tolerances.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace headscope {
namespace {

std::string partText(const AttributedPart& part) {
    return (part.head < 0 ? "" : "head ") + name(part);
}

const DonorRun* donorIn(const AttributionReport& report) {
    return report.run.result.donor(report.intervention);
}

std::string whichRun(const AttributionReport& report) {
    const auto* donor = donorIn(report);
    return report.heads.empty() ? "The clean run"
                                : ablatedText(report.heads, report.intervention, report.positions,
                                              donor ? donor->text : std::string());
}

template <class T>
Json gridJson(const HeadGrid<T>& grid) {
    auto rows = Json::array();
    for (int layer = 0; layer < grid.layers(); ++layer) {
        auto& row = rows.emplace_back(Json::array());
        for (int head = 0; head < grid.heads(); ++head)
            row.push_back(number(grid({layer, head})));
    }
    return rows;
}

Json everyHeadEffectsJson(const AttributionReport& report) {
    if (!report.everyHead) return nullptr;
    return {{"intervention", interventionJson(report.intervention, donorIn(report))},
            {"positions", name(report.positions)},
            {"direct", gridJson(report.everyHead->direct)},
            {"total", gridJson(report.everyHead->total)},
            {"indirect", gridJson(report.everyHead->indirect)}};
}

std::string everyHeadEffectsText(const AttributionReport& report, std::size_t most) {
    if (!report.everyHead) return {};
    const auto& effects = *report.everyHead;
    std::vector<std::vector<std::string>> rows{{"head", "direct", "total", "total - direct"}};
    for (const HeadId head : strongest(effects, most))
        rows.push_back({name(head), signedText(effects.direct(head)),
                        signedText(effects.total(head)), signedText(effects.indirect(head))});
    const auto* donor = donorIn(report);
    return fmt::format(
               "\nEach head by itself {}{}, {}: how the logit difference changes, and how much of "
               "that is the head's own part. The rest is what later heads and MLPs do.\n\n",
               words(report.intervention).done,
               donor ? " \"" + visibleText(donor->text) + "\"" : std::string(),
               placeText(report.positions)) +
           aligned(rows);
}

/// The strongest heads and MLPs, the others together, then what is neither, and the sum.
std::vector<std::vector<std::string>> partRows(const Attribution& result, std::size_t most) {
    const auto parts = strongestParts(result);
    const auto shown = std::min(most, parts.size());
    std::vector<std::vector<std::string>> rows{{"part", "adds"}};
    for (std::size_t i = 0; i < shown; ++i)
        rows.push_back({partText(parts[i]), signedText(parts[i].value)});
    double others = 0;
    for (std::size_t i = shown; i < parts.size(); ++i)
        others += parts[i].value;
    if (shown < parts.size())
        rows.push_back(
            {fmt::format("{} other heads and MLPs", parts.size() - shown), signedText(others)});
    rows.push_back({"embedding", signedText(result.embedding)});
    rows.push_back({"biases", signedText(result.biases)});
    rows.push_back({"sum", signedText(result.total())});
    return rows;
}

}  // namespace

std::string attributionRest(const Attribution& attribution) {
    if (attribution.addsUp()) return {};
    return fmt::format(
        "the parts add up to {:.6g}, and the logit difference is {:.6g}: they differ by more than "
        "{:g}, which float32 leaves where parts are large",
        attribution.total(), attribution.logitDifference, tolerances::kAttribution);
}

std::string attributionJson(const AttributionReport& report) {
    const auto& result = report.result;
    auto json = headJson("headscope.attribution/1", report.run);
    json["clean"] = reportToJson(report.run).at("clean");
    json["ablated"] = ablatedSetJson(report.heads, report.intervention, report.positions);
    if (const auto* donor = donorIn(report); donor && !report.heads.empty())
        json["ablated"]["intervention"] = interventionJson(report.intervention, donor);
    json["heads"] = gridJson(result.heads);
    json["mlps"] = Json::array();
    for (const double value : result.mlps)
        json["mlps"].push_back(number(value));
    json["embedding"] = number(result.embedding);
    json["biases"] = number(result.biases);
    json["total"] = number(result.total());
    json["logit_difference"] = number(result.logitDifference);
    json["adds_up"] = result.addsUp();
    json["final_layer_norm"] = {{"mean", number(result.mean)}, {"sigma", number(result.sigma)}};
    json["every_head"] = everyHeadEffectsJson(report);
    return jsonText(json);
}

std::string attributionText(const AttributionReport& report, std::size_t most) {
    return headline(report.run) +
           fmt::format(
               "\n{}: what each part adds to the logit difference, the final LayerNorm "
               "frozen.\n\n",
               whichRun(report)) +
           aligned(partRows(report.result, most)) +
           fmt::format(
               "\nlogit({}) - logit({}) of that run: {}\n", shown(report.run.result.clean.target),
               shown(report.run.result.clean.control), signedText(report.result.logitDifference)) +
           everyHeadEffectsText(report, most);
}

std::string attributionCsv(const AttributionReport& report) {
    const auto& result = report.result;
    const std::optional<int> none;
    const bool every = report.everyHead.has_value();
    std::vector<std::vector<CsvCell>> rows;
    for (int layer = 0; layer < result.heads.layers(); ++layer)
        for (int head = 0; head < result.heads.heads(); ++head) {
            const HeadId id{layer, head};
            rows.push_back({"head", layer, head, result.heads(id)});
            if (!every) continue;
            auto& row = rows.back();
            row.emplace_back(report.everyHead->direct(id));
            row.emplace_back(report.everyHead->total(id));
            row.emplace_back(report.everyHead->indirect(id));
        }
    for (std::size_t layer = 0; layer < result.mlps.size(); ++layer)
        rows.push_back({"mlp", layer, none, result.mlps[layer]});
    rows.push_back({"embedding", none, none, result.embedding});
    rows.push_back({"biases", none, none, result.biases});
    if (!every) return csvText("part,layer,head,value", rows);
    for (auto& row : rows)
        while (row.size() < 7)
            row.emplace_back(none);
    return csvText("part,layer,head,value,direct,total,indirect", rows);
}

}  // namespace headscope
