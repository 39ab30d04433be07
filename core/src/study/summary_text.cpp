// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/quantity_text.h>
#include <headscope/study_summary.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

std::string shareText(double share) {
    return std::isnan(share) ? "-" : fmt::format("{:.0f}%", 100 * share);
}

std::string pText(double p) {
    if (std::isnan(p)) return "-";
    return p < 0.001 ? fmt::format("{:.1e}", p) : fmt::format("{:.3f}", p);
}

std::string known(double value) {
    return std::isnan(value) ? "-" : signedText(value);
}

// The heads with the largest |mean|, the largest first.
std::vector<HeadId> strongestOf(const StudyMap& map, std::size_t most) {
    std::vector<HeadId> heads;
    for (std::size_t i = 0; i < map.heads.values().size(); ++i)
        if (map.heads.values()[i].mean != 0) heads.push_back(map.heads.id(i));
    std::stable_sort(heads.begin(), heads.end(), [&](HeadId a, HeadId b) {
        return std::abs(map.heads(a).mean) > std::abs(map.heads(b).mean);
    });
    heads.resize(std::min(most, heads.size()));
    return heads;
}

std::string mapTable(const StudySummary& summary, std::size_t part, const StudyMap& map,
                     std::size_t most) {
    std::vector<std::vector<std::string>> rows{
        {"head", "mean", "95% interval", "p family", "q BH", "same sign", "d_z", "flips"}};
    for (const auto head : strongestOf(map, most)) {
        const auto& one = map.heads(head);
        rows.push_back({name(head), known(one.mean),
                        fmt::format("{} to {}", known(one.ci95[0]), known(one.ci95[1])),
                        pText(one.pFamily), pText(one.qBh), shareText(one.signConsistency),
                        known(one.dz), std::to_string(summary.flips[part](head))});
    }
    return rows.size() == 1 ? "Every mean is 0.\n" : aligned(rows);
}

std::string stabilityText(const RankingStability& stability) {
    std::string text;
    const auto add = [&](const std::optional<RankingAgreement>& one, const char* between) {
        if (one)
            text += fmt::format(
                "The order of heads between {}: Kendall's tau {:.2f}, {:.0f}% of the "
                "top ten shared.\n",
                between, one->tau, 100 * one->jaccard);
    };
    add(stability.halves, "halves");
    add(stability.groups, "clusters");
    return text;
}

std::string comparedText(const StudySummary& summary, const StudyMap& map, std::size_t most) {
    if (map.compared.empty()) return {};
    std::vector<HeadId> heads;
    for (std::size_t i = 0; i < map.compared.values().size(); ++i)
        if (!std::isnan(map.compared.values()[i].se)) heads.push_back(map.compared.id(i));
    std::stable_sort(heads.begin(), heads.end(),
                     [&](HeadId a, HeadId b) { return map.compared(a).p < map.compared(b).p; });
    heads.resize(std::min(most, heads.size()));
    std::vector<std::vector<std::string>> rows{{"head", "difference", "95% interval", "p Holm"}};
    for (const auto head : heads) {
        const auto& one = map.compared(head);
        rows.push_back({name(head), known(one.difference),
                        fmt::format("{} to {}", known(one.ci95[0]), known(one.ci95[1])),
                        pText(one.pHolm)});
    }
    return fmt::format("\n{} less {}, by {}:\n\n", visibleText(summary.options.compareSecond),
                       visibleText(summary.options.compareFirst),
                       visibleText(summary.options.compareBy)) +
           (rows.size() == 1 ? "Too few clusters in one of the groups.\n" : aligned(rows));
}

}  // namespace

std::string studyText(const StudySummary& summary, std::size_t most) {
    std::string text = fmt::format(
        "{}: {} prompt{} in {} cluster{}, {}, {}\n", visibleText(summary.name), summary.prompts,
        summary.prompts == 1 ? "" : "s", summary.clusters, summary.clusters == 1 ? "" : "s",
        summary.model.name, placeText(summary.positions));
    if (!summary.referenceSha256.empty())
        text += fmt::format("Reference prompts: SHA-256 {}\n",
                            summary.referenceSha256.substr(0, kShownHashDigits));
    for (std::size_t part = 0; part < summary.interventions.size(); ++part) {
        const auto& one = summary.interventions[part];
        const auto* map = summary.map(one, Metric::LogitDifference, Subject::Target);
        if (!map) continue;
        text +=
            fmt::format("\nEach head {}: change of the logit difference, target less control\n\n",
                        words(one).done) +
            mapTable(summary, part, *map, most) + stabilityText(map->stability) +
            comparedText(summary, *map, most);
    }
    for (const auto& note : summary.notes)
        text += "\n" + note.english() + "\n";
    return text;
}

}  // namespace headscope
