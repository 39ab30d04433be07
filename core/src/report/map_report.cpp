// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/effects.h>
#include <headscope/error.h>
#include <headscope/map_report.h>
#include <headscope/quantity_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace headscope {
namespace {

constexpr std::size_t kMostNamed = 5;

/// The part with the lens's first intervention, of which all have the same positions.
const RunPart& requireResults(const Run& result, const Quantity& quantity) {
    requireAllowed(quantity);
    if (quantity.lens.isShown())
        throw inputError(say("a map needs an intervention"), say("Name one, such as zero."));
    std::vector<std::string> there;
    for (const auto& part : result.parts)
        there.push_back(briefName(part.intervention));
    for (const auto& intervention : interventionsOf(quantity.lens))
        if (!result.part(intervention))
            throw inputError(
                say("the run has no results for %1", briefName(intervention)),
                say("It has %1; run it with --replace %2 too.",
                    fmt::format("{}", fmt::join(there, ", ")), briefName(intervention)));
    if (quantity.metric == Metric::Recovered && !result.donor(*quantity.lens.of))
        throw inputError(say("only a patch recovers something of its donor"),
                         say("Name patch as the intervention, or take another metric."));
    return *result.part(*quantity.lens.of);
}

Json valuesJson(const Run& run, const Quantity& quantity) {
    auto rows = Json::array();
    const auto& shape = run.clean.headMean;
    for (int layer = 0; layer < shape.layers(); ++layer) {
        auto row = Json::array();
        for (int head = 0; head < shape.heads(); ++head)
            row.push_back(number(valueOf(run, quantity, {layer, head})));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The heads from `first` to before `end`, of every layer.
std::string gridOf(const Run& run, const Quantity& quantity, int first, int end) {
    std::vector<std::vector<std::string>> rows{{"layer"}};
    for (int head = first; head < end; ++head)
        rows[0].push_back((head == first ? "head " : "") + std::to_string(head));
    for (int layer = 0; layer < run.clean.headMean.layers(); ++layer) {
        std::vector<std::string> row{std::to_string(layer)};
        for (int head = first; head < end; ++head) {
            const auto value = valueOf(run, quantity, {layer, head});
            row.push_back(value ? valueText(quantity.metric, *value) : "-");
        }
        rows.push_back(std::move(row));
    }
    return aligned(rows);
}

/// All heads, side by side as many as `columns` have room for.
std::string grid(const Run& run, const Quantity& quantity, std::size_t columns) {
    const int heads = run.clean.headMean.heads();
    for (int parts = 1;; ++parts) {
        const int each = (heads + parts - 1) / parts;
        std::string text;
        std::size_t widest = 0;
        for (int first = 0; first < heads; first += each) {
            const auto block = gridOf(run, quantity, first, std::min(first + each, heads));
            for (std::size_t at = 0; at < block.size(); at = block.find('\n', at) + 1)
                widest = std::max(widest, block.find('\n', at) - at);
            text += (text.empty() ? "" : "\n") + block;
        }
        if (widest <= columns || each == 1) return text;
    }
}

std::string furthest(const Run& run, const Quantity& quantity) {
    std::string text;
    for (const HeadId head : strongest(run, quantity, kMostNamed))
        text += fmt::format("{}{} {}", text.empty() ? "\nFurthest from 0: " : ", ", name(head),
                            valueText(quantity.metric, *valueOf(run, quantity, head)));
    return text.empty() ? "\nEvery value is 0.\n" : text + "\n";
}

std::string unknown(const Run& run, const Quantity& quantity) {
    int count = 0;
    const auto values = valuesOf(run, quantity);
    for (const auto& value : values.values())
        count += value ? 0 : 1;
    return count == 0 ? std::string()
                      : fmt::format("Not known (-): {}.\n",
                                    count == 1 ? "1 head" : std::to_string(count) + " heads");
}

}  // namespace

std::string mapJson(const SweepReport& report, const Quantity& quantity) {
    const auto& part = requireResults(report.result, quantity);
    auto json = headJson("headscope.map/1", report);
    json["quantity"] = quantityJson(quantity, &report.result);
    json["unit"] = unitName(quantity.metric);
    json["positions"] = name(part.positions);
    json["values"] = valuesJson(report.result, quantity);
    return jsonText(json);
}

std::string mapText(const SweepReport& report, const Quantity& quantity, std::size_t columns) {
    const Run& run = report.result;
    const auto& part = requireResults(run, quantity);
    return headline(report) + donorLine(run.clean, run.donor(*quantity.lens.of)) +
           fmt::format("\n{}: {}, {}.\n\n", changeText(quantity), lensText(quantity.lens),
                       placeText(part.positions)) +
           grid(run, quantity, columns) + furthest(run, quantity) + unknown(run, quantity);
}

std::string mapCsv(const SweepReport& report, const Quantity& quantity) {
    (void)requireResults(report.result, quantity);
    std::vector<std::vector<CsvCell>> rows;
    const auto& shape = report.result.clean.headMean;
    for (int layer = 0; layer < shape.layers(); ++layer)
        for (int head = 0; head < shape.heads(); ++head)
            rows.push_back({layer, head, valueOf(report.result, quantity, {layer, head})});
    return csvText("layer,head,value", rows);
}

}  // namespace headscope
