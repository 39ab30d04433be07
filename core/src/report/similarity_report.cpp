// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"
#include "report/similarity_sweep_report.h"

#include <headscope/csv.h>
#include <headscope/similarity_report.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace headscope {
namespace {

using Cosines = std::vector<std::optional<double>>;

Json cosinesJson(const Cosines& cosines) {
    auto list = Json::array();
    for (const auto& value : cosines)
        list.push_back(number(value));
    return list;
}

Json pointsJson(const std::vector<Cosines>& points) {
    auto rows = Json::array();
    for (const auto& each : points)
        rows.push_back(cosinesJson(each));
    return rows;
}

/// Null where the prompt has too many.
Json allPairsJson(const Similarity& result) {
    if (result.clean.all.empty()) return nullptr;
    auto pairs = Json::array();
    for (const auto& [i, j] : pairsOf(result.prompt.size()))
        pairs.push_back({i, j});
    Json json{
        {"pairs", std::move(pairs)}, {"clean", pointsJson(result.clean.all)}, {"ablated", nullptr}};
    if (result.ablated) json["ablated"] = pointsJson(result.ablated->all);
    return json;
}

void addCurve(Json& json, const SimilarityCurve& curve) {
    json["mean"] = cosinesJson(curve.mean);
    json["pair"] = curve.pair.empty() ? Json(nullptr) : cosinesJson(curve.pair);
}

std::string cosineText(const std::optional<double>& value) {
    return value ? fmt::format("{:.4f}", *value) : "-";
}

std::string changeOfCosine(const std::optional<double>& from, const std::optional<double>& to) {
    return from && to ? fmt::format("{:+.4f}", *to - *from) : "-";
}

std::string pairText(const SimilarityReport& report) {
    const auto& prompt = report.result.prompt;
    const auto [a, b] = *report.request.pair;
    return shown(prompt[static_cast<std::size_t>(a)]) + " and " +
           shown(prompt[static_cast<std::size_t>(b)]);
}

/// The cosines of one kind: clean, and with heads ablated that and the change. `run` says what the
/// other run is: "ablated".
std::vector<std::vector<std::string>> curveRows(const Cosines& clean, const Cosines* ablated,
                                                const std::string& run) {
    std::vector<std::vector<std::string>> rows{{"after", "clean"}};
    if (ablated != nullptr) rows[0].insert(rows[0].end(), {run, "change"});
    for (std::size_t point = 0; point < clean.size(); ++point) {
        auto& row = rows.emplace_back();
        row.push_back(point == 0 ? "embedding" : fmt::format("layer {}", point - 1));
        row.push_back(cosineText(clean[point]));
        if (ablated == nullptr) continue;
        row.push_back(cosineText((*ablated)[point]));
        row.push_back(changeOfCosine(clean[point], (*ablated)[point]));
    }
    return rows;
}

/// Each token's vector in the clean run against the ablated one: the token that changes most.
void addFurthest(std::vector<std::vector<std::string>>& rows, const Similarity& result) {
    rows[0].insert(rows[0].end(), {"furthest from clean", ""});
    for (std::size_t point = 0; point < result.cleanToAblated.size(); ++point) {
        std::optional<std::size_t> lowest;
        const auto& each = result.cleanToAblated[point];
        for (std::size_t t = 0; t < each.size(); ++t)
            if (each[t] && (!lowest || *each[t] < *each[*lowest])) lowest = t;
        if (!lowest || *each[*lowest] > 1 - 1e-12) continue;
        rows[point + 1].insert(rows[point + 1].end(),
                               {cosineText(each[*lowest]), shown(result.prompt[*lowest])});
    }
}

/// The mean of all pairs, and with heads ablated the token that changes most. Of one token, which
/// has no pair, that alone, and where nothing is ablated nothing.
std::string allPairsText(const Similarity& result, const std::string& run) {
    const auto tokens = result.prompt.size();
    const auto* ablated = result.ablated ? &result.ablated->mean : nullptr;
    auto rows = curveRows(result.clean.mean, ablated, run);
    if (tokens < 2) {
        if (ablated == nullptr) return "\nOne token alone: there is no pair.\n";
        for (auto& row : rows)
            row.resize(1);
    }
    if (ablated != nullptr) addFurthest(rows, result);
    const auto what =
        tokens < 2 ? std::string("One token alone: there is no pair.")
                   : fmt::format("Mean cosine of all {} pairs of tokens in the residual stream.",
                                 tokens * (tokens - 1) / 2);
    return "\n" + what + "\n\n" + aligned(rows);
}

/// ",clean_0_1,clean_0_2,...,ablated_0_1,..."
std::string allPairsNames(const Similarity& result) {
    if (result.clean.all.empty()) return {};
    std::string names;
    const auto pairs = pairsOf(result.prompt.size());
    for (const char* run : {"clean", "ablated"}) {
        if (run == std::string_view("ablated") && !result.ablated) continue;
        for (const auto& [i, j] : pairs)
            names += fmt::format(",{}_{}_{}", run, i, j);
    }
    return names;
}

void addAllPairs(std::vector<CsvCell>& row, const SimilarityCurve& curve, std::size_t point) {
    if (point >= curve.all.size()) return;
    for (const auto& value : curve.all[point])
        row.emplace_back(value);
}

}  // namespace

std::string similarityJson(const SimilarityReport& report) {
    const auto& request = report.request;
    const auto& result = report.result;
    auto json = promptJson("headscope.similarity/1", report.run.programVersion, report.run.model,
                           report.run.promptText, result.prompt);
    json["pair"] = nullptr;
    if (request.pair) json["pair"] = {request.pair->first, request.pair->second};
    json["all_pairs"] = allPairsJson(result);
    json["clean"] = Json::object();
    addCurve(json["clean"], result.clean);
    json["ablated"] =
        ablatedSetJson(ordered(request.heads), request.intervention, request.positions);
    if (result.ablated) {
        addCurve(json["ablated"], *result.ablated);
        json["ablated"]["clean_to_ablated"] = pointsJson(result.cleanToAblated);
    }
    json["every_head"] = nullptr;
    if (report.everyHead) json["every_head"] = everyHeadJson(*report.everyHead);
    return jsonText(json);
}

std::string similarityText(const SimilarityReport& report) {
    const auto& result = report.result;
    std::string text = fmt::format("{} on \"{}\"\n", visibleText(report.run.model.name),
                                   visibleText(report.run.promptText));
    if (result.ablated)
        text += ablatedText(ordered(report.request.heads), report.request.intervention,
                            report.request.positions) +
                "\n";
    const auto* ablated = result.ablated ? &*result.ablated : nullptr;
    const auto run = words(report.request.intervention).run;
    text += allPairsText(result, run);
    if (report.request.pair)
        text += fmt::format("\nCosine of {}.\n\n", pairText(report)) +
                aligned(curveRows(result.clean.pair, ablated != nullptr ? &ablated->pair : nullptr,
                                  run));
    if (report.everyHead) text += everyHeadText(*report.everyHead);
    return text;
}

std::string similarityCsv(const SimilarityReport& report) {
    const auto& result = report.result;
    std::string names = "point,clean_mean,ablated_mean,clean_pair,ablated_pair";
    if (result.ablated)
        for (std::size_t t = 0; t < result.prompt.size(); ++t)
            names += fmt::format(",clean_to_ablated_{}", t);
    names += allPairsNames(result);
    const auto at = [](const Cosines& cosines, std::size_t point) {
        return point < cosines.size() ? cosines[point] : std::nullopt;
    };
    const SimilarityCurve ablated = result.ablated.value_or(SimilarityCurve());
    std::vector<std::vector<CsvCell>> rows;
    for (std::size_t point = 0; point < result.clean.mean.size(); ++point) {
        rows.push_back({point, at(result.clean.mean, point), at(ablated.mean, point),
                        at(result.clean.pair, point), at(ablated.pair, point)});
        if (result.ablated)
            for (const auto& value : result.cleanToAblated[point])
                rows.back().emplace_back(value);
        addAllPairs(rows.back(), result.clean, point);
        addAllPairs(rows.back(), ablated, point);
    }
    return csvText(names, rows);
}

}  // namespace headscope
