// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/interaction.h>
#include <headscope/quantity_text.h>
#include <headscope/set_report.h>
#include <headscope/tolerances.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace headscope {
namespace {

Interaction interactionOf(const SetReport& report, WatchedToken token) {
    std::vector<const AblatedRun*> singles;
    for (const auto& single : report.singles)
        singles.push_back(&single);
    return interaction(report.run.result.clean, singles, report.joint, token);
}

const char* verdictName(Additivity kind) {
    switch (kind) {
        case Additivity::Single:
            return "single";
        case Additivity::Nothing:
            return "nothing";
        case Additivity::Additive:
        case Additivity::Nearly:
            return "additive";
        case Additivity::More:
            return "super-additive";
        case Additivity::Less:
            return "sub-additive";
        case Additivity::Opposite:
            return "opposite";
        case Additivity::Unknown:
            break;
    }
    return "unknown";
}

/// "an interaction of -0.167, 9.51 % of the largest effect"
std::string sizeOfInteraction(const Interaction& effect, const InteractionVerdict& verdict) {
    return fmt::format("an interaction of {}, {} % of the largest effect",
                       signedText(effect.difference.logOdds), sizeText(100 * verdict.share));
}

std::string verdictSentence(const Interaction& effect, const InteractionVerdict& verdict) {
    const auto of = [&] { return sizeOfInteraction(effect, verdict); };
    switch (verdict.kind) {
        case Additivity::Single:
            return "One head alone: there is nothing to compare.";
        case Additivity::Nothing:
            return "By the log-odds they do next to nothing, alone or together.";
        case Additivity::Additive:
            return fmt::format(
                "By the log-odds the effects add up: an interaction of {}, and up to {} counts as "
                "none.",
                signedText(effect.difference.logOdds), sizeText(verdict.least));
        case Additivity::Nearly:
            return fmt::format("By the log-odds the effects nearly add up: {}, within {:.0f} %.",
                               of(), 100 * tolerances::kSmallShare);
        case Additivity::More:
            return fmt::format(
                "By the log-odds they do more together than the sum (super-additive): {}.", of());
        case Additivity::Less:
            return fmt::format(
                "By the log-odds they do less together than the sum (sub-additive): {}.", of());
        case Additivity::Opposite:
            return fmt::format(
                "By the log-odds they do the opposite together of what the sum says: {}.", of());
        case Additivity::Unknown:
            break;
    }
    return "Whether they add up is not known: P is too near to 1 for float32.";
}

std::string verdictText(const Interaction& effect) {
    const auto verdict = judge(effect, {});
    std::string text = verdictSentence(effect, verdict);
    if (verdict.bound != PBound::None)
        text += fmt::format(" P has met its {}: the changes of P say little.",
                            verdict.bound == PBound::Floor ? "floor" : "ceiling");
    return text + "\n";
}

Json changeJson(const TokenChange& change) {
    return {{"p", number(change.p)},
            {"log_p", number(change.logP)},
            {"log_odds", number(change.logOdds)}};
}

Json effectJson(const SetReport& report, WatchedToken token) {
    const auto effect = interactionOf(report, token);
    const auto verdict = judge(effect, {});
    Json json{{"joint", changeJson(effect.joint)},
              {"sum", changeJson(effect.sum)},
              {"interaction", changeJson(effect.difference)},
              {"verdict", verdictName(verdict.kind)},
              {"bound", nullptr}};
    if (verdict.bound != PBound::None)
        json["bound"] = verdict.bound == PBound::Floor ? "floor" : "ceiling";
    return json;
}

using Row = std::vector<std::string>;

Row row(const std::string& what, const std::string& p, const TokenChange& change) {
    return {what, p, changeOfP(change.p), signedText(change.logP), signedText(change.logOdds)};
}

std::string tokenText(const SetReport& report, WatchedToken token) {
    const bool target = token == WatchedToken::Target;
    const auto& clean = report.run.result.clean;
    const auto& score = target ? clean.target : clean.control;
    const auto p = [&](const AblatedRun& run) {
        return probabilityText(target ? run.pTarget : run.pControl);
    };
    const auto effect = interactionOf(report, token);
    std::vector<Row> rows{{"", "P", "change of P", "of ln P", "of log-odds"},
                          {"clean", probabilityText(score.p)}};
    for (const auto& single : report.singles)
        rows.push_back(row(name(single.head) + " alone", p(single),
                           interaction(clean, {&single}, single, token).joint));
    rows.push_back(row("sum", "", effect.sum));
    rows.push_back(row("together", p(report.joint), effect.joint));
    rows.push_back(row("interaction", "", effect.difference));
    return fmt::format("\n{} {}\n", target ? "target" : "control", shown(score)) + aligned(rows) +
           verdictText(effect);
}

std::vector<HeadId> headsOf(const SetReport& report) {
    std::vector<HeadId> heads;
    for (const auto& single : report.singles)
        heads.push_back(single.head);
    return heads;
}

/// Of a patch with what it does to the logit difference, as in a sweep's cells.
Json patchedJson(const SetReport& report, const AblatedRun& run) {
    auto json = ablatedToJson(run);
    if (const auto* donor = report.run.result.donor(report.intervention)) {
        json["logit_difference"] = number(logitDifference(run));
        json["recovered"] = number(recovered(report.run.result.clean, *donor, run));
    }
    return json;
}

std::string shareText(const std::optional<double>& share) {
    return share ? valueText(Metric::Recovered, *share) : "-";
}

std::string patchedText(const SetReport& report) {
    const auto& clean = report.run.result.clean;
    const auto* donor = report.run.result.donor(report.intervention);
    if (!donor) return {};
    std::vector<Row> rows{{"", "logit difference", "recovered"}};
    const auto add = [&](const std::string& what, const AblatedRun& run) {
        rows.push_back(
            {what, signedText(logitDifference(run)), shareText(recovered(clean, *donor, run))});
    };
    for (const auto& single : report.singles)
        add(name(single.head) + " alone", single);
    add("together", report.joint);
    return "\n" + donorLine(clean, donor) + aligned(rows);
}

}  // namespace

std::string setJson(const SetReport& report) {
    auto json = headJson("headscope.set/1", report.run);
    json["clean"] = reportToJson(report.run).at("clean");
    const auto* donor = report.run.result.donor(report.intervention);
    json["intervention"] = interventionJson(report.intervention, donor);
    json["positions"] = name(report.positions);
    json["heads"] = headsJson(headsOf(report));
    json["singles"] = Json::array();
    for (const auto& cell : report.singles) {
        Json single{{"layer", cell.head.layer}, {"head", cell.head.head}};
        single.update(patchedJson(report, cell));
        json["singles"].push_back(std::move(single));
    }
    json["joint"] = patchedJson(report, report.joint);
    json["effects"] = {{"target", effectJson(report, WatchedToken::Target)},
                       {"control", effectJson(report, WatchedToken::Control)}};
    return jsonText(json);
}

std::string setText(const SetReport& report) {
    const auto* donor = report.run.result.donor(report.intervention);
    return headline(report.run) +
           fmt::format("\n{}; changes are {} - clean, in nats but for P.\n",
                       ablatedText(headsOf(report), report.intervention, report.positions,
                                   donor ? donor->text : std::string()),
                       words(report.intervention).run) +
           tokenText(report, WatchedToken::Target) + tokenText(report, WatchedToken::Control) +
           patchedText(report);
}

}  // namespace headscope
