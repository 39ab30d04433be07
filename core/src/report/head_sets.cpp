// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "report/session_run.h"

#include <headscope/error.h>
#include <headscope/head_sets.h>

#include <nlohmann/json.hpp>

namespace headscope {

namespace {

constexpr const char* kSetsSchema = "headscope.sets/1";
constexpr const char* kSetsHint = phrase(
    "It needs \"schema\": \"headscope.sets/1\" and a list \"sets\", each with a name and its heads "
    "as [layer,head].");

}  // namespace

std::vector<NamedSet> readSets(const std::filesystem::path& file) {
    const std::string subject = displayPath(file);
    const auto json = objectFromFile(file, kSetsHint);
    try {
        if (json.at("schema").get<std::string>() != kSetsSchema) {
            throw inputError(say("%1 is of another schema", subject), kSetsHint);
        }
        const auto& list = json.at("sets");
        if (!list.is_array()) throw inputError(say("%1: \"sets\" is no list", subject), kSetsHint);
        std::vector<NamedSet> sets;
        for (const auto& set : list)
            sets.push_back({set.at("name").get<std::string>(), headsFromJson(set.at("heads"))});
        return sets;
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 does not hold sets of heads", subject), kSetsHint);
    }
}

std::string setsText(const std::vector<NamedSet>& sets) {
    auto list = Json::array();
    for (const auto& set : sets)
        list.push_back({{"name", set.name}, {"heads", headsToJson(set.heads)}});
    const Json json{{"schema", kSetsSchema}, {"sets", std::move(list)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void writeSets(const std::filesystem::path& file, const std::vector<NamedSet>& sets) {
    writeFileAtomically(file, setsText(sets));
}

}  // namespace headscope
