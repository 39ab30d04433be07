// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/session_run.h"

#include "base/json_fault.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <cmath>

namespace headscope {
namespace {

constexpr const char* kSessionRunHint = phrase("The file is damaged.");
constexpr std::uint64_t kLargestId = std::uint64_t{1} << 53;  // what every JSON reader keeps exact

// Only what the report does not say.
Json requestJson(const SweepRequest& request) {
    auto interventions = Json::array();
    for (const auto& intervention : request.interventions)
        interventions.push_back(name(intervention));
    return {{"replacements", std::move(interventions)},
            {"positions", name(request.positions)},
            {"top_k", request.topK},
            {"cell_top_k", request.cellTopK},
            {"given", headsToJson(request.given)}};
}

SweepRequest requestFrom(const nlohmann::json& json, const CleanRun& clean) {
    SweepRequest request;
    request.prompt = idsOf(clean.prompt);
    request.target = clean.target.set();
    request.control = clean.control.set();
    request.interventions.clear();
    for (const auto& intervention : json.at("replacements"))
        request.interventions.push_back(interventionFromName(intervention.get<std::string>()));
    request.positions = positionsFromName(json.at("positions").get<std::string>());
    request.topK = intFromJson(json.at("top_k"));
    request.cellTopK = intFromJson(json.at("cell_top_k"));
    request.given = headsFromJson(json.at("given"));
    return request;
}

// The keys up to each query: those after it have weight 0.
Json patternJson(const AttentionPattern& pattern) {
    auto rows = Json::array();
    for (int query = 0; query < pattern.tokens; ++query) {
        auto row = Json::array();
        for (int key = 0; key <= query; ++key)
            row.push_back(number(pattern(query, key)));
        rows.push_back(std::move(row));
    }
    return {{"layer", pattern.head.layer}, {"head", pattern.head.head}, {"rows", std::move(rows)}};
}

AttentionPattern patternFrom(const nlohmann::json& json, std::size_t tokens) {
    AttentionPattern pattern;
    pattern.head = {intFromJson(json.at("layer")), intFromJson(json.at("head"))};
    const auto& rows = json.at("rows");
    if (!rows.is_array() || rows.size() != tokens)
        throw inputError(say("an attention pattern does not fit its prompt"), kSessionRunHint);
    // Before T x T numbers are allocated: rows that are all there weigh as much themselves.
    for (std::size_t query = 0; query < tokens; ++query)
        if (!rows.at(query).is_array() || rows.at(query).size() != query + 1)
            throw inputError(say("an attention pattern does not fit its prompt"), kSessionRunHint);
    pattern.tokens = static_cast<int>(tokens);
    pattern.weights.assign(tokens * tokens, 0.0F);
    for (std::size_t query = 0; query < tokens; ++query)
        for (std::size_t key = 0; key <= query; ++key)
            pattern.weights[query * tokens + key] = floatFromJson(rows.at(query).at(key));
    return pattern;
}

Json setJson(const SetEffect& set) {
    Json json{{"heads", headsToJson(set.heads)}};
    addIntervention(json, set.intervention);
    json["effect"] = ablatedToJson(set.effect);
    return json;
}

SetEffect setFrom(const nlohmann::json& json) {
    return {headsFromJson(json.at("heads")), interventionFrom(json),
            ablatedFromJson(json.at("effect"))};
}

void checkHeads(const std::vector<HeadId>& heads, const SweepReport::Model& model) {
    for (const HeadId head : heads)
        if (head.layer < 0 || head.layer >= model.layers || head.head < 0 ||
            head.head >= model.heads)
            throw inputError(say("it names a head that the model does not have"), kSessionRunHint);
}

void check(const SessionRun& run) {
    const auto& model = run.report->model;
    if (run.id == 0 || run.id > kLargestId)
        throw inputError(say("its number is out of range"), kSessionRunHint);
    if (!std::isfinite(run.seconds))
        throw inputError(say("its duration is not a number"), kSessionRunHint);
    if (run.report->result.clean.prompt.empty())
        throw inputError(say("its prompt is empty"), kSessionRunHint);
    if (run.report->result.parts.empty())
        throw inputError(say("it has no results"), kSessionRunHint);
    for (const int position : run.request.positions.chosen)
        if (position < 0 ||
            static_cast<std::size_t>(position) >= run.report->result.clean.prompt.size())
            throw inputError(say("its positions are outside the prompt"), kSessionRunHint);
    checkHeads(run.request.given, model);
    for (const auto& pattern : *run.patterns)
        checkHeads({pattern.head}, model);
    for (const auto& set : *run.sets)
        checkHeads(set.heads, model);
}

SessionRun readRun(const nlohmann::json& json) {
    SessionRun run;
    if (!json.at("id").is_number_unsigned())
        throw inputError(say("\"id\" is not a number"), kSessionRunHint);
    run.id = json.at("id").get<std::uint64_t>();
    run.name = json.at("name").get<std::string>();
    run.note = json.at("note").get<std::string>();
    run.finished = json.at("finished").get<std::string>();
    run.seconds = json.at("seconds").get<double>();
    const auto& typed = json.at("typed");
    run.prompt = typed.at("prompt").get<std::string>();
    run.target = typed.at("target").get<std::string>();
    run.control = typed.at("control").get<std::string>();
    run.report = reportFromJson(json.at("report"));
    run.request = requestFrom(json.at("request"), run.report->result.clean);
    std::vector<AttentionPattern> patterns;
    for (const auto& pattern : json.at("patterns"))
        patterns.push_back(patternFrom(pattern, run.report->result.clean.prompt.size()));
    run.patterns = std::move(patterns);
    std::vector<SetEffect> sets;
    for (const auto& set : json.at("joint"))
        sets.push_back(setFrom(set));
    run.sets = std::move(sets);
    check(run);
    return run;
}

}  // namespace

std::string sessionRunText(const SessionRun& run) {
    auto patterns = Json::array();
    for (const auto& pattern : *run.patterns)
        patterns.push_back(patternJson(pattern));
    auto sets = Json::array();
    for (const auto& set : *run.sets)
        sets.push_back(setJson(set));
    const Json json{
        {"id", run.id},
        {"name", run.name},
        {"note", run.note},
        {"finished", run.finished},
        {"seconds", run.seconds},
        {"typed", {{"prompt", run.prompt}, {"target", run.target}, {"control", run.control}}},
        {"request", requestJson(run.request)},
        {"patterns", std::move(patterns)},
        {"joint", std::move(sets)},
        {"report", reportToJson(run.report)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SessionRun sessionRunFrom(const nlohmann::json& json) {
    try {
        return readRun(json);
    } catch (const nlohmann::json::exception& error) {
        throw inputError(say("a run cannot be read: %1", jsonFault(error)), kSessionRunHint);
    } catch (const Error& error) {
        throw inputError(say("a run cannot be read: %1", error.message()), error.hintMessage());
    }
}

}  // namespace headscope
