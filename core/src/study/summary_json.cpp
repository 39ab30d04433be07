// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "base/message_json.h"
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/study_summary.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace headscope {
namespace {

constexpr const char* kSummarySchema = "headscope.study.summary/1";
constexpr const char* kSummaryFix = phrase("Merge the study again.");
constexpr JsonLimits kSummaryLimits{.depth = 16, .values = 64'000'000};

// A number of each head, and the name that it has.
struct HeadField {
    const char* name;
    double HeadStatistics::*value;
};
constexpr HeadField kHeadFields[] = {{"mean", &HeadStatistics::mean},
                                     {"sd", &HeadStatistics::sd},
                                     {"se", &HeadStatistics::se},
                                     {"p", &HeadStatistics::p},
                                     {"p_family", &HeadStatistics::pFamily},
                                     {"p_holm", &HeadStatistics::pHolm},
                                     {"q_bh", &HeadStatistics::qBh},
                                     {"sign_consistency", &HeadStatistics::signConsistency},
                                     {"d_z", &HeadStatistics::dz}};
struct DifferenceField {
    const char* name;
    double GroupDifference::*value;
};
constexpr DifferenceField kDifferenceFields[] = {{"difference", &GroupDifference::difference},
                                                 {"se", &GroupDifference::se},
                                                 {"p", &GroupDifference::p},
                                                 {"p_holm", &GroupDifference::pHolm},
                                                 {"q_bh", &GroupDifference::qBh}};

// [[H] x L] of what `of` gives for each head.
template <class Grid, class F>
Json gridJson(const Grid& grid, const F& of) {
    auto rows = Json::array();
    for (int layer = 0; layer < grid.layers(); ++layer) {
        auto row = Json::array();
        for (int head = 0; head < grid.heads(); ++head)
            row.push_back(of(grid(HeadId{layer, head})));
        rows.push_back(std::move(row));
    }
    return rows;
}

Json intervalJson(const std::array<double, 2>& interval) {
    return Json::array({number(interval[0]), number(interval[1])});
}

Json agreementJson(const std::optional<RankingAgreement>& agreement) {
    if (!agreement) return nullptr;
    return {{"kendall_tau", number(agreement->tau)}, {"jaccard_top10", number(agreement->jaccard)}};
}

Json comparedJson(const HeadGrid<GroupDifference>& compared) {
    Json json;
    for (const auto& field : kDifferenceFields)
        json[field.name] =
            gridJson(compared, [&](const auto& one) { return number(one.*field.value); });
    json["ci95"] = gridJson(compared, [](const auto& one) { return intervalJson(one.ci95); });
    return json;
}

Json mapToJson(const StudyMap& map) {
    Json json{{"intervention", briefName(map.intervention)},
              {"metric", name(map.metric)},
              {"subject", hasSubject(map.metric) ? Json(name(map.subject)) : Json(nullptr)}};
    for (const auto& field : kHeadFields) {
        json[field.name] =
            gridJson(map.heads, [&](const auto& one) { return number(one.*field.value); });
        if (std::string_view(field.name) == "se")
            json["ci95"] =
                gridJson(map.heads, [](const auto& one) { return intervalJson(one.ci95); });
    }
    json["ranking"] = Json{{"halves", agreementJson(map.stability.halves)},
                           {"groups", agreementJson(map.stability.groups)}};
    if (!map.compared.empty()) json["compared"] = comparedJson(map.compared);
    return json;
}

Json statisticsJson(const StudySummary& summary) {
    const auto& options = summary.options;
    Json json{{"bootstrap", options.bootstrap},
              {"seed", options.seed},
              {"cluster", options.cluster},
              {"clusters", summary.clusters},
              {"least_p", number(summary.leastP)}};
    if (!options.compareBy.empty())
        json["compare"] = Json{{"column", options.compareBy},
                               {"of", Json::array({options.compareFirst, options.compareSecond})}};
    return json;
}

using ParsedSummary = nlohmann::json;

double numberFrom(const ParsedSummary& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

std::array<double, 2> intervalFrom(const ParsedSummary& json) {
    return {numberFrom(json.at(0)), numberFrom(json.at(1))};
}

template <class Grid, class F>
void readGrid(const ParsedSummary& rows, Grid& grid, const F& put) {
    if (rows.size() != static_cast<std::size_t>(grid.layers()))
        throw inputError(say("a map has not a row a layer"), kSummaryFix);
    for (int layer = 0; layer < grid.layers(); ++layer) {
        const auto& row = rows.at(static_cast<std::size_t>(layer));
        if (row.size() != static_cast<std::size_t>(grid.heads()))
            throw inputError(say("a map has not a number a head"), kSummaryFix);
        for (int head = 0; head < grid.heads(); ++head)
            put(grid(HeadId{layer, head}), row.at(static_cast<std::size_t>(head)));
    }
}

std::optional<RankingAgreement> agreementFrom(const ParsedSummary& json) {
    if (json.is_null()) return std::nullopt;
    return RankingAgreement{numberFrom(json.at("kendall_tau")),
                            numberFrom(json.at("jaccard_top10"))};
}

template <class Name>
Name named(const std::string& text, std::initializer_list<Name> all, const Message& what) {
    for (const auto one : all)
        if (name(one) == text) return one;
    throw inputError(say("there is no %1 %2", what, shownName(text)), kSummaryFix);
}

StudyMap mapFrom(const ParsedSummary& json, const StudySummary& summary) {
    StudyMap map;
    map.intervention = interventionFromName(json.at("intervention").get<std::string>());
    map.metric =
        named(json.at("metric").get<std::string>(),
              {Metric::Probability, Metric::LogProbability, Metric::LogitDifference, Metric::Kl},
              say("metric"));
    if (hasSubject(map.metric))
        map.subject = named(json.at("subject").get<std::string>(),
                            {Subject::Target, Subject::Control}, say("subject"));
    map.heads = HeadGrid<HeadStatistics>(summary.model.layers, summary.model.heads);
    for (const auto& field : kHeadFields)
        readGrid(json.at(field.name), map.heads,
                 [&](auto& one, const auto& value) { one.*field.value = numberFrom(value); });
    readGrid(json.at("ci95"), map.heads,
             [](auto& one, const auto& value) { one.ci95 = intervalFrom(value); });
    map.stability = {agreementFrom(json.at("ranking").at("halves")),
                     agreementFrom(json.at("ranking").at("groups"))};
    if (!json.contains("compared")) return map;
    map.compared = HeadGrid<GroupDifference>(summary.model.layers, summary.model.heads);
    for (const auto& field : kDifferenceFields)
        readGrid(json.at("compared").at(field.name), map.compared,
                 [&](auto& one, const auto& value) { one.*field.value = numberFrom(value); });
    readGrid(json.at("compared").at("ci95"), map.compared,
             [](auto& one, const auto& value) { one.ci95 = intervalFrom(value); });
    return map;
}

void readSummaryModel(const ParsedSummary& json, StudySummary& summary) {
    summary.model = {json.at("name").get<std::string>(), intFromJson(json.at("layers")),
                     intFromJson(json.at("heads")),      intFromJson(json.at("width")),
                     intFromJson(json.at("vocabulary")), json.at("sha256").get<std::string>()};
    constexpr int kMost = 10'000;
    if (summary.model.layers < 1 || summary.model.layers > kMost || summary.model.heads < 1 ||
        summary.model.heads > kMost)
        throw inputError(say("its layers or heads are out of range"), kSummaryFix);
}

void readStatisticsOf(const ParsedSummary& json, StudySummary& summary) {
    auto& options = summary.options;
    options.bootstrap = intFromJson(json.at("bootstrap"));
    options.seed = json.at("seed").get<std::uint64_t>();
    options.cluster = json.at("cluster").get<std::string>();
    summary.clusters = json.at("clusters").get<std::size_t>();
    summary.leastP = numberFrom(json.at("least_p"));
    if (!json.contains("compare")) return;
    options.compareBy = json.at("compare").at("column").get<std::string>();
    options.compareFirst = json.at("compare").at("of").at(0).get<std::string>();
    options.compareSecond = json.at("compare").at("of").at(1).get<std::string>();
}

StudySummary summaryFrom(const ParsedSummary& json) {
    if (json.at("schema") != kSummarySchema)
        throw inputError(say("the summary is of another schema"), kSummaryFix);
    StudySummary summary;
    summary.programVersion = json.at("program").at("version").get<std::string>();
    summary.name = json.at("name").get<std::string>();
    summary.key = json.at("study").get<std::string>();
    readSummaryModel(json.at("model"), summary);
    for (const auto& one : json.at("interventions"))
        summary.interventions.push_back(interventionFromName(one.get<std::string>()));
    summary.positions = positionsFromName(json.at("positions").get<std::string>());
    summary.bos = json.at("bos").get<bool>();
    summary.referenceSha256 = json.value("reference_sha256", std::string());
    readStatisticsOf(json.at("statistics"), summary);
    summary.planned = json.at("planned").get<std::size_t>();
    summary.prompts = json.at("prompts").get<std::size_t>();
    summary.missing = json.at("missing").get<std::vector<std::string>>();
    for (const auto& one : json.at("maps"))
        summary.maps.push_back(mapFrom(one, summary));
    for (const auto& one : json.at("flips")) {
        HeadGrid<int> counts(summary.model.layers, summary.model.heads);
        readGrid(one, counts, [](int& count, const auto& value) { count = intFromJson(value); });
        summary.flips.push_back(std::move(counts));
    }
    if (summary.flips.size() != summary.interventions.size())
        throw inputError(say("the flips are not one map an intervention"), kSummaryFix);
    summary.kernels = json.at("kernels").get<std::vector<std::string>>();
    summary.notes = json.at("notes").get<std::vector<Message>>();
    return summary;
}

}  // namespace

std::string toJson(const StudySummary& summary) {
    auto names = Json::array();
    for (const auto& one : summary.interventions)
        names.push_back(briefName(one));
    Json json{{"schema", kSummarySchema},
              {"program", {{"version", summary.programVersion}}},
              {"name", summary.name},
              {"study", summary.key},
              {"model", modelToJson(summary.model)},
              {"interventions", std::move(names)},
              {"positions", name(summary.positions)},
              {"bos", summary.bos}};
    if (!summary.referenceSha256.empty()) json["reference_sha256"] = summary.referenceSha256;
    json["statistics"] = statisticsJson(summary);
    json["planned"] = summary.planned;
    json["prompts"] = summary.prompts;
    json["missing"] = summary.missing;
    json["notes"] = summary.notes;
    json["kernels"] = summary.kernels;
    json["maps"] = Json::array();
    for (const auto& map : summary.maps)
        json["maps"].push_back(mapToJson(map));
    json["flips"] = Json::array();
    for (const auto& counts : summary.flips)
        json["flips"].push_back(gridJson(counts, [](int count) { return Json(count); }));
    return jsonText(json);
}

StudySummary studySummaryFromJson(std::string_view json) {
    const auto parsed = parseObject(json, say("the summary"), kSummaryFix, kSummaryLimits);
    try {
        return summaryFrom(parsed);
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("the file holds no summary of a study"), kSummaryFix);
    }
}

std::string studyCsv(const StudySummary& summary) {
    std::vector<std::vector<CsvCell>> rows;
    for (std::size_t i = 0; i < summary.maps.size(); ++i) {
        const auto& map = summary.maps[i];
        const auto part = i / studyQuantities().size();
        for (std::size_t at = 0; at < map.heads.values().size(); ++at) {
            const auto head = map.heads.id(at);
            const auto& one = map.heads(head);
            std::vector<CsvCell> row{briefName(map.intervention),
                                     name(map.metric),
                                     hasSubject(map.metric) ? name(map.subject) : std::string(),
                                     head.layer,
                                     head.head,
                                     summary.prompts,
                                     one.mean,
                                     one.sd,
                                     one.se,
                                     one.ci95[0],
                                     one.ci95[1],
                                     one.p,
                                     one.pFamily,
                                     one.pHolm,
                                     one.qBh,
                                     one.signConsistency,
                                     one.dz,
                                     summary.flips[part](head),
                                     summary.referenceSha256};
            if (!map.compared.empty()) {
                const auto& other = map.compared(head);
                row.insert(row.end(), {other.difference, other.se, other.ci95[0], other.ci95[1],
                                       other.p, other.pHolm, other.qBh});
            }
            rows.push_back(std::move(row));
        }
    }
    std::string names =
        "intervention,metric,subject,layer,head,n,mean,sd,se,ci95_low,ci95_high,p,p_family,p_holm,"
        "q_bh,sign_consistency,d_z,flips,reference_sha256";
    if (!summary.options.compareBy.empty())
        names +=
            ",difference,difference_se,difference_ci95_low,difference_ci95_high,"
            "difference_p,difference_p_holm,difference_q_bh";
    return csvText(names, rows);
}

}  // namespace headscope
