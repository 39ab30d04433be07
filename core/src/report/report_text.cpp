// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/quantity_text.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope {
namespace {

std::size_t codePoints(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) >> 6U) != 2;
    }));
}

}  // namespace

std::string shown(const TokenRef& token) {
    return "\"" + visibleText(token) + "\"";
}

std::string shown(const WatchedScore& watched) {
    return "\"" + visibleText(watched) + "\"";
}

std::string headline(const SweepReport& report) {
    const auto& clean = report.result.clean;
    return fmt::format("{} on \"{}\": P({}) {}, P({}) {}, top-1 {}\n",
                       visibleText(report.model.name), visibleText(report.promptText),
                       shown(clean.target), probabilityText(clean.target.p), shown(clean.control),
                       probabilityText(clean.control.p), shown(clean.top.front().token));
}

std::string donorLine(const CleanRun& clean, const DonorRun* donor) {
    if (!donor) return {};
    return fmt::format("Donor \"{}\"; logit(target) - logit(control): prompt {}, donor {}\n",
                       visibleText(donor->text), signedText(logitDifference(clean)),
                       signedText(logitDifference(*donor)));
}

std::string sameBeforeText(std::optional<std::size_t> firstDifference) {
    if (firstDifference.value_or(0) == 0) return {};
    return fmt::format(
        "Before position {}, counted from 0, the two prompts are the same: nothing changes.\n",
        *firstDifference);
}

std::string placeText(const Positions& positions) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return "at all positions";
        case Positions::Kind::Last:
            return "at the last position";
        case Positions::Kind::Chosen:
            break;
    }
    return (positions.chosen.size() == 1 ? "at position " : "at positions ") + name(positions);
}

std::string editedText(const std::vector<HeadId>& heads, const Intervention& intervention,
                       const std::string& donorText) {
    std::string names;
    for (const auto& head : heads)
        names += (names.empty() ? "" : ", ") + name(head);
    const bool patched = donorPromptOf(intervention) && !donorText.empty();
    return fmt::format("{} {}, {}{}", heads.size() == 1 ? "Head" : "Heads", names,
                       words(intervention).done,
                       patched ? " \"" + visibleText(donorText) + "\"" : std::string());
}

std::string ablatedText(const std::vector<HeadId>& heads, const Intervention& intervention,
                        const Positions& positions, const std::string& donorText) {
    return editedText(heads, intervention, donorText) + ", " + placeText(positions);
}

std::string probabilityText(double p) {
    return p == 0 || p >= 0.01 ? fmt::format("{:.4f}", p) : fmt::format("{:#.3g}", p);
}

std::string changeOfP(double p) {
    return valueText(Metric::Probability, p);
}

std::string sizeText(double size) {
    return size == 0 ? "0" : signedText(size).substr(1);
}

std::string signedText(const std::optional<double>& value) {
    return value ? valueText(Metric::Logit, *value) : "-";
}

std::string tabled(const std::vector<std::vector<std::string>>& rows, std::string_view sides) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], codePoints(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - codePoints(row[i]), ' ');
            const bool left = i < sides.size() && sides[i] == 'l';
            line += (i == 0 ? "" : "  ") + (left ? row[i] + blanks : blanks + row[i]);
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows) {
    return tabled(rows, "l");
}

Json headJson(const char* schema, const SweepReport& report) {
    const auto run = reportToJson(report);
    Json json{{"schema", schema}};
    for (const char* field : {"program", "model", "prompt", "target", "control", "bos"})
        if (run.contains(field)) json[field] = run.at(field);
    return json;
}

Json promptJson(const char* schema, const std::string& programVersion,
                const SweepReport::Model& model, const std::string& promptText,
                const std::vector<TokenRef>& prompt) {
    return {{"schema", schema},
            {"program", {{"version", programVersion}}},
            {"model", modelToJson(model)},
            {"prompt", {{"text", promptText}, {"tokens", tokensToJson(prompt)}}}};
}

Json headsJson(const std::vector<HeadId>& heads) {
    auto names = Json::array();
    for (const auto& head : heads)
        names.push_back(name(head));
    return names;
}

Json ablatedSetJson(const std::vector<HeadId>& heads, const Intervention& intervention,
                    const Positions& positions) {
    if (heads.empty()) return nullptr;
    return {{"heads", headsJson(heads)},
            {"intervention", interventionJson(intervention)},
            {"positions", name(positions)}};
}

Json interventionJson(const Intervention& intervention, const DonorRun* donor) {
    Json json;
    addIntervention(json, intervention, donor);
    return json.at("intervention");
}

Json quantityJson(const Quantity& quantity, const Run* run) {
    const auto one = [run](const Intervention& intervention) {
        const RunPart* part = run ? run->part(intervention) : nullptr;
        return part ? interventionJson(part->intervention, run->donor(intervention))
                    : interventionJson(intervention);
    };
    Json json{{"metric", name(quantity.metric)}, {"subject", nullptr}};
    if (hasSubject(quantity.metric)) json["subject"] = name(quantity.subject);
    if (quantity.lens.of) json["intervention"] = one(*quantity.lens.of);
    if (quantity.lens.minus) json["minus"] = one(*quantity.lens.minus);
    return json;
}

std::string jsonText(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace headscope
