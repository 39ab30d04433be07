// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/pair_report.h>
#include <headscope/quantity_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace headscope {
namespace {

Json effectsJson(const float* values, std::size_t count) {
    auto list = Json::array();
    for (std::size_t i = 0; i < count; ++i)
        list.push_back(number(values[i]));
    return list;
}

Json givenJson(const std::optional<BesideSet>& given) {
    if (!given) return nullptr;
    const auto& values = given->beside.values();
    return {{"heads", headsJson(given->heads)},
            {"effect", number(given->effect)},
            {"beside", effectsJson(values.data(), values.size())}};
}

std::string interactionsText(const PairEffects& effects, std::size_t most) {
    std::vector<std::vector<std::string>> rows{{"A", "B", "D(A)", "D(B)", "D(AB)", "interaction"}};
    for (const auto& [a, b] : strongestPairs(effects, most))
        rows.push_back({name(a), name(b), signedText(static_cast<double>(effects.single(a))),
                        signedText(static_cast<double>(effects.single(b))),
                        signedText(effects.together(a, b)), signedText(effects.interaction(a, b))});
    if (rows.size() == 1) return "No two heads interact.\n";
    return aligned(rows) +
           "The interaction is D(AB) - D(A) - D(B). Where ablating either lowers the metric, one "
           "below 0 says that each covers for the other, one above 0 that their effects overlap, "
           "as on one path.\n";
}

/// The head whose ablation lowers the metric most, with what every head does beside it.
std::optional<BesideSet> besideLowest(const PairEffects& effects) {
    std::optional<HeadId> lowest;
    for (std::size_t i = 0; i < effects.heads(); ++i) {
        const float effect = effects.single.values()[i];
        if (effect < 0 && (!lowest || effect < effects.single(*lowest)))
            lowest = effects.single.id(i);
    }
    if (!lowest) return std::nullopt;
    return BesideSet{
        {*lowest}, static_cast<double>(effects.single(*lowest)), besideHead(effects, *lowest)};
}

std::string backupsText(const PairEffects& effects, const BesideSet& set, std::size_t most) {
    std::vector<std::vector<std::string>> rows{{"head", "alone", "beside", "growth"}};
    for (const auto& one : backups(effects.single, set.beside, set.heads)) {
        if (rows.size() > most) break;
        rows.push_back({name(one.head), signedText(one.alone), signedText(one.beside),
                        signedText(one.growth())});
    }
    std::string names;
    for (const HeadId head : set.heads)
        names += (names.empty() ? "" : ", ") + name(head);
    const auto head = fmt::format(
        "\nBackups of {}, which alone change{} it by {}: heads whose ablation lowers it by more "
        "once {} gone than it changes it otherwise.\n\n",
        names, set.heads.size() == 1 ? "s" : "", signedText(set.effect),
        set.heads.size() == 1 ? "it is" : "they are");
    return head + (rows.size() == 1 ? "There is none.\n" : aligned(rows));
}

}  // namespace

BesideSet besideSet(const Run& run, const std::vector<HeadId>& heads, Metric metric) {
    const auto& part = run.parts.front();
    const auto unknown = std::numeric_limits<double>::quiet_NaN();
    const auto effectOf = [&](const AblatedRun& ablated) {
        return change(run.clean, ablated, metric, Subject::Target).value_or(unknown);
    };
    BesideSet set{heads, effectOf(*part.given),
                  HeadGrid<float>(run.clean.headMean.layers(), run.clean.headMean.heads(),
                                  std::numeric_limits<float>::quiet_NaN())};
    for (const auto& cell : part.cells)
        set.beside(cell.head) = static_cast<float>(effectOf(cell) - set.effect);
    return set;
}

std::string pairsJson(const PairReport& report) {
    const auto& result = report.result;
    auto json = headJson("headscope.pairs/1", report.run);
    json["clean"] = reportToJson(report.run).at("clean");
    json["metric"] = name(result.metric);
    json["intervention"] = interventionJson(result.intervention);
    json["positions"] = name(result.positions);
    json["strongest"] = result.chosen.empty() ? Json(nullptr) : headsJson(result.chosen);
    json["given"] = givenJson(report.given);
    json["single"] = effectsJson(result.single.values().data(), result.heads());
    json["joint"] = Json::array();
    for (std::size_t a = 0; a < result.heads(); ++a)
        json["joint"].push_back(
            effectsJson(result.joint.data() + a * result.heads(), result.heads()));
    return jsonText(json);
}

std::string pairsText(const PairReport& report, std::size_t most) {
    const auto& result = report.result;
    const auto computed = pairCount(result.heads(), static_cast<int>(result.chosen.size()));
    std::string text =
        headline(report.run) +
        fmt::format("\n{} pairs of heads, each head {}, {}; D is the change of {}.\n\n", computed,
                    words(result.intervention).done, placeText(result.positions),
                    result.metric == Metric::LogitDifference ? "logit(target) - logit(control)"
                                                             : "ln P(target)") +
        interactionsText(result, most);
    const auto set = report.given ? report.given : besideLowest(result);
    return set ? text + backupsText(result, *set, most) : text;
}

std::string pairsNpy(const PairEffects& effects) {
    static_assert(std::endian::native == std::endian::little);
    const auto n = effects.heads();
    auto header =
        fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {}), }}", n, n);
    constexpr std::size_t kBefore = 10;  // magic, version, length
    constexpr std::size_t kAligned = 64;
    header.append(kAligned - 1 - (kBefore + header.size()) % kAligned, ' ');
    header += '\n';
    std::string file("\x93NUMPY\x01\x00", 8);
    file += static_cast<char>(header.size() % 256);
    file += static_cast<char>(header.size() / 256);
    file += header;
    file.append(reinterpret_cast<const char*>(effects.joint.data()),
                effects.joint.size() * sizeof(float));
    return file;
}

std::string pairsCsv(const PairEffects& effects) {
    std::vector<std::vector<CsvCell>> rows;
    for (std::size_t i = 0; i < effects.heads(); ++i)
        for (std::size_t j = i + 1; j < effects.heads(); ++j) {
            const HeadId a = effects.single.id(i);
            const HeadId b = effects.single.id(j);
            if (!effects.together(a, b)) continue;
            rows.push_back({a.layer, a.head, b.layer, b.head, effects.single(a), effects.single(b),
                            effects.joint[i * effects.heads() + j], effects.interaction(a, b)});
        }
    return csvText("layer_a,head_a,layer_b,head_b,single_a,single_b,joint,interaction", rows);
}

}  // namespace headscope
