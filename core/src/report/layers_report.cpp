// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/message_json.h"
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/donor_prompt.h>
#include <headscope/layers_report.h>
#include <headscope/quantity_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace headscope {
namespace {

using ValueOf = std::function<Json(const AblatedRun&)>;
using LayersRow = std::vector<std::string>;

int tokensOf(const LayersReport& report) {
    return static_cast<int>(report.patches.clean.prompt.size());
}

int layersOf(const LayerPatch& part) {
    return static_cast<int>(part.everywhere.size());
}

std::optional<std::size_t> partingOf(const LayersReport& report) {
    return firstDifference(idsOf(report.patches.clean.prompt), idsOf(report.patches.donor.prompt));
}

Json gridJson(const LayerPatch& part, int tokens, const ValueOf& valueOf) {
    auto rows = Json::array();
    for (int layer = 0; layer < layersOf(part); ++layer) {
        auto row = Json::array();
        for (int position = 0; position < tokens; ++position)
            row.push_back(valueOf(part(layer, position)));
        rows.push_back(std::move(row));
    }
    return rows;
}

// "residual", "attention", "mlp" and "everywhere".
Json valuesJson(const LayersReport& report, const ValueOf& valueOf) {
    Json json;
    Json everywhere;
    for (const auto& part : report.patches.parts) {
        json[name(part.part)] = gridJson(part, tokensOf(report), valueOf);
        auto all = Json::array();
        for (const auto& run : part.everywhere)
            all.push_back(valueOf(run));
        everywhere[name(part.part)] = std::move(all);
    }
    json["everywhere"] = std::move(everywhere);
    return json;
}

SweepReport withClean(const LayersReport& report) {
    auto run = report.run;
    run.result.clean = report.patches.clean;
    return run;
}

// A share, or the logit difference if there is no share.
std::string cellText(const LayersReport& report, const AblatedRun& run) {
    const auto& patches = report.patches;
    const auto share = recovered(patches.clean, patches.donor, run);
    return share ? valueText(Metric::Recovered, *share) : signedText(logitDifference(run));
}

const char* partTitle(LayerPart part) {
    switch (part) {
        case LayerPart::Residual:
            return "the residual stream that enters the layer";
        case LayerPart::Attention:
            return "all heads' output";
        case LayerPart::Mlp:
            break;
    }
    return "the MLP's output";
}

// Positions from `first` to before `end`; -1 means all of them.
std::string blockText(const LayersReport& report, const LayerPatch& part, int first, int end) {
    std::vector<LayersRow> rows{{"layer"}};
    for (int position = first; position < end; ++position) {
        const auto& token = report.patches.donor.prompt[static_cast<std::size_t>(position)];
        rows[0].push_back(fmt::format("{} {}", position, shown(token)));
    }
    rows[0].emplace_back("all");
    for (int layer = 0; layer < layersOf(part); ++layer) {
        LayersRow row{std::to_string(layer)};
        for (int position = first; position < end; ++position)
            row.push_back(cellText(report, part(layer, position)));
        row.push_back(cellText(report, part.everywhere[static_cast<std::size_t>(layer)]));
        rows.push_back(std::move(row));
    }
    return aligned(rows);
}

std::size_t widestLine(const std::string& text) {
    std::size_t widest = 0;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        widest = std::max(widest, text.find('\n', at) - at);
    return widest;
}

// As many positions side by side as `columns` have room for.
std::string partGrid(const LayersReport& report, const LayerPatch& part, int first,
                     std::size_t columns) {
    const int tokens = tokensOf(report);
    for (int blocks = 1;; ++blocks) {
        const int each = (tokens - first + blocks - 1) / blocks;
        std::string text;
        std::size_t widest = 0;
        for (int begin = first; begin < tokens; begin += each) {
            const auto block = blockText(report, part, begin, std::min(begin + each, tokens));
            widest = std::max(widest, widestLine(block));
            text += (text.empty() ? "" : "\n") + block;
        }
        if (widest <= columns || each == 1) return text;
    }
}

}  // namespace

std::string layersJson(const LayersReport& report) {
    const auto& patches = report.patches;
    const auto whole = withClean(report);
    auto json = headJson("headscope.layers/1", whole);
    json["clean"] = reportToJson(whole).at("clean");
    const Intervention patch = FromPrompt{idsOf(patches.donor.prompt)};
    json["donor"] = interventionJson(patch, &patches.donor).at("donor");
    json["metric"] = name(Metric::LogitDifference);
    json["clean_logit_difference"] = number(logitDifference(patches.clean));
    json["donor_logit_difference"] = number(logitDifference(patches.donor));
    const auto parting = partingOf(report);
    json["first_difference"] = parting ? Json(*parting) : Json(nullptr);
    json.update(
        valuesJson(report, [](const AblatedRun& run) { return number(logitDifference(run)); }));
    const auto share = [&](const AblatedRun& run) {
        return recovered(patches.clean, patches.donor, run);
    };
    const bool told = !patches.parts.empty() && share(patches.parts.front().everywhere.front());
    json["recovered"] =
        told ? valuesJson(report, [&](const AblatedRun& run) { return number(share(run)); })
             : Json(nullptr);
    if (!patches.notes.empty()) json["notes"] = patches.notes;
    return jsonText(json);
}

std::string layersText(const LayersReport& report, std::size_t columns) {
    const auto& patches = report.patches;
    std::string text = headline(withClean(report)) + donorLine(patches.clean, &patches.donor);
    const auto parting = partingOf(report);
    if (!parting) return text + "\nThe two prompts are the same: nothing changes.\n";
    const bool told =
        recovered(patches.clean, patches.donor, patches.parts.front().everywhere.front())
            .has_value();
    text += told ? "Recovered: 0 is the prompt's logit difference, 1 the donor's.\n"
                 : "The two logit differences are too near for shares: the logit difference after "
                   "patching.\n";
    text += sameBeforeText(parting);
    for (const auto& part : patches.parts)
        text += fmt::format("\nFrom the donor: {}\n", partTitle(part.part)) +
                partGrid(report, part, static_cast<int>(*parting), columns);
    return text;
}

std::string layersCsv(const LayersReport& report) {
    const auto& patches = report.patches;
    std::vector<std::vector<CsvCell>> rows;
    const auto add = [&](const LayerPatch& part, int layer, std::optional<int> position,
                         const std::string& token, const AblatedRun& run) {
        rows.push_back({name(part.part), layer, position, token, run.pTarget, run.pControl,
                        run.logitTarget, run.logitControl, logitDifference(run),
                        recovered(patches.clean, patches.donor, run), run.kl, run.argmax.id,
                        run.argmax.text, run.pArgmax});
    };
    for (const auto& part : patches.parts)
        for (int layer = 0; layer < layersOf(part); ++layer) {
            for (int position = 0; position < tokensOf(report); ++position)
                add(part, layer, position,
                    patches.donor.prompt[static_cast<std::size_t>(position)].text,
                    part(layer, position));
            add(part, layer, std::nullopt, "", part.everywhere[static_cast<std::size_t>(layer)]);
        }
    return csvText(
        "part,layer,position,token,p_target,p_control,logit_target,logit_control,"
        "logit_difference,recovered,kl,argmax_id,argmax_text,p_argmax",
        rows);
}

}  // namespace headscope
