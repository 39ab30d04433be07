// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV of what is no run: tokens, a model, the runs of a session.
#include "report/report_json.h"

#include <headscope/csv.h>
#include <headscope/visible_text.h>

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>

namespace headscope {
namespace {

CsvCell csvOf(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number_float()) return value.get<double>();
    if (value.is_number()) return value.get<std::int64_t>();
    std::string list;
    for (const auto& item : value)
        list += (list.empty() ? "" : "; ") + item.get<std::string>();
    return list;
}

}  // namespace

std::string tokensCsv(std::span<const Token> tokens) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& token : tokens)
        rows.push_back({rows.size(), token.id, validUtf8(token.text), token.begin, token.end});
    return csvText("position,id,text,begin,end", rows);
}

std::string modelCsv(const ModelInfo& model, const std::string& sha256, const Runtime& runtime) {
    std::vector<std::vector<CsvCell>> rows;
    const auto json = Json::parse(toJson(model, sha256, runtime));
    for (const auto& [section, fields] : json.items())
        for (const auto& [field, value] : fields.items())
            rows.push_back({section + "." + field, csvOf(value)});
    return csvText("field,value", rows);
}

std::string runListCsv(const Session& session) {
    static constexpr std::array kFields{"id",      "name",          "note",      "finished",
                                        "seconds", "model",         "sha256",    "prompt",
                                        "target",  "control",       "positions", "cells",
                                        "stopped", "interventions", "donor"};
    std::vector<std::vector<CsvCell>> rows;
    std::string names;
    for (const char* field : kFields)
        names += (names.empty() ? "" : ",") + std::string(field);
    for (const auto& run : Json::parse(runListJson(session))) {
        std::vector<CsvCell> row;
        for (const char* field : kFields)
            row.push_back(csvOf(run.at(field)));
        rows.push_back(std::move(row));
    }
    return csvText(names, rows);
}

}  // namespace headscope
