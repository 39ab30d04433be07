// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/message_json.h"
#include "report/report_text.h"

#include <headscope/donor_prompt.h>
#include <headscope/effects.h>
#include <headscope/positions_report.h>
#include <headscope/quantity_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace headscope {
namespace {

// All positions' parts in one report.
SweepReport together(const PositionsReport& report) {
    auto all = report.run;
    all.result = report.runs.front();
    all.result.parts.clear();
    for (const auto& run : report.runs)
        all.result.parts.insert(all.result.parts.end(), run.parts.begin(), run.parts.end());
    return all;
}

std::vector<Message> notesOf(const PositionsReport& report) {
    std::vector<Message> notes;
    std::set<std::string> seen;
    for (const auto& run : report.runs)
        for (const auto& note : run.notes)
            if (seen.insert(note.english()).second) notes.push_back(note);
    return notes;
}

std::string strongestText(const PositionsReport& report, const RunPart& of) {
    const Metric metric =
        report.runs.front().hasDonor() ? Metric::LogitDifference : Metric::Probability;
    const Quantity quantity{metric, Subject::Target, {of.intervention, {}}};
    std::vector<std::vector<std::string>> rows{{"position", "token", "head", "change"}};
    if (of.donor) rows[0].emplace_back("recovered");
    for (std::size_t t = 0; t < report.runs.size(); ++t) {
        const auto& run = report.runs[t];
        std::vector<std::string> row{std::to_string(t), shown(run.clean.prompt[t]), "-", "0"};
        const auto heads = strongest(run, quantity, 1);
        if (!heads.empty()) {
            row[2] = name(heads.front());
            row[3] = valueText(metric, *valueOf(run, quantity, heads.front()));
            const auto share =
                valueOf(run, {Metric::Recovered, Subject::Target, quantity.lens}, heads.front());
            if (of.donor) row.push_back(share ? valueText(Metric::Recovered, *share) : "-");
        }
        rows.push_back(std::move(row));
    }
    const auto& clean = report.runs.front().clean;
    return "\n" + donorLine(clean, of.donor ? &*of.donor : nullptr) +
           fmt::format("Each head {} at one position; the head that does most there. {}.\n",
                       words(of.intervention).done, changeText(quantity)) +
           (of.donor ? sameBeforeText(firstDifference(idsOf(clean.prompt), idsOf(of.donor->prompt)))
                     : std::string()) +
           tabled(rows, "rllrr");
}

}  // namespace

std::string positionsJson(const PositionsReport& report) {
    const auto all = together(report);
    const auto whole = reportToJson(all);
    auto json = headJson("headscope.positions/1", all);
    json["clean"] = whole.at("clean");
    json["head_mean"] = whole.at("head_mean");
    json["by_position"] = Json::array();
    for (std::size_t t = 0; t < report.runs.size(); ++t) {
        const auto& run = report.runs[t];
        auto sweeps = Json::array();
        for (const auto& part : run.parts)
            sweeps.push_back(partToJson(run, part));
        json["by_position"].push_back({{"positions", {t}},
                                       {"token", whole.at("prompt").at("tokens").at(t)},
                                       {"sweeps", std::move(sweeps)}});
    }
    const auto notes = notesOf(report);
    if (!notes.empty()) json["notes"] = notes;
    return jsonText(json);
}

std::string positionsText(const PositionsReport& report) {
    std::string text = headline(together(report));
    for (const auto& part : report.runs.front().parts)
        text += strongestText(report, part);
    return text + "\n--format csv or json has every head.\n";
}

std::string positionsCsv(const PositionsReport& report, const CsvOptions& options) {
    return toCsv(together(report), options);
}

}  // namespace headscope
