// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "report/report_json.h"

#include <headscope/error.h>
#include <headscope/published.h>
#include <headscope/report.h>
#include <headscope/resources.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <system_error>

namespace headscope {
namespace {

constexpr const char* kPublishedSchema = "headscope.published/1";
constexpr const char* kPublishedHint = phrase(
    "It needs \"schema\": \"headscope.published/1\", the model's \"sha256\" as a list, and "
    "predictions, losses, continuations, patches or attributions as the user guide's page on trust "
    "says.");

std::vector<TokenId> idsFrom(const nlohmann::json& json, std::size_t atLeast) {
    std::vector<TokenId> ids;
    for (const auto& id : json)
        ids.push_back(intFromJson(id));
    if (ids.size() < atLeast ||
        std::any_of(ids.begin(), ids.end(), [](TokenId id) { return id < 0; }))
        throw inputError(say("a list of token ids is too short or has a negative one"),
                         kPublishedHint);
    return ids;
}

double finite(const nlohmann::json& json) {
    const auto value = json.get<double>();
    if (!std::isfinite(value)) throw inputError(say("a number is not finite"), kPublishedHint);
    return value;
}

std::vector<PublishedLogit> logitsFrom(const nlohmann::json& json) {
    std::vector<PublishedLogit> logits;
    for (const auto& pair : json)
        logits.push_back({intFromJson(pair.at(0)), finite(pair.at(1))});
    return logits;
}

nlohmann::json listIn(const nlohmann::json& json, const char* name) {
    auto list = json.value(name, nlohmann::json::array());
    if (!list.is_array()) throw inputError(say("\"%1\" is no list", name), kPublishedHint);
    return list;
}

PublishedPair pairFrom(const nlohmann::json& json) {
    PublishedPair pair{idsFrom(json.at("prompt"), 1), idsFrom(json.at("donor"), 1),
                       intFromJson(json.at("target")), intFromJson(json.at("control"))};
    if (pair.prompt.size() != pair.donor.size())
        throw inputError(say("a donor has not as many tokens as its prompt"), kPublishedHint);
    return pair;
}

HeadId headFrom(const nlohmann::json& json) {
    return {intFromJson(json.at(0)), intFromJson(json.at(1))};
}

// Calls `take` with each head of a list of layers and what stands there.
template <class Take>
void eachHead(const nlohmann::json& layers, const Take& take) {
    for (std::size_t layer = 0; layer < layers.size(); ++layer)
        for (std::size_t head = 0; head < layers[layer].size(); ++head)
            take(HeadId{static_cast<int>(layer), static_cast<int>(head)}, layers[layer][head]);
}

std::vector<PublishedRecovery> recoveriesFrom(const nlohmann::json& json) {
    std::vector<PublishedRecovery> cells;
    for (const auto& cell : listIn(json, "recovered"))
        cells.push_back({headFrom(cell), {}, finite(cell.at(2))});
    eachHead(listIn(json, "heads"), [&](HeadId head, const nlohmann::json& share) {
        cells.push_back({head, {}, finite(share)});
    });
    eachHead(listIn(json, "by_position"), [&](HeadId head, const nlohmann::json& shares) {
        for (std::size_t position = 0; position < shares.size(); ++position)
            cells.push_back({head, static_cast<int>(position), finite(shares[position])});
    });
    if (cells.empty()) throw inputError(say("a patch has no shares"), kPublishedHint);
    return cells;
}

PublishedPatch patchFrom(const nlohmann::json& json) {
    PublishedPatch patch;
    patch.title = json.at("title").get<std::string>();
    patch.source = json.at("source").get<std::string>();
    for (const auto& pair : json.at("pairs"))
        patch.pairs.push_back(pairFrom(pair));
    if (patch.pairs.empty())
        throw inputError(say("a patch has no pair of prompts"), kPublishedHint);
    patch.cells = recoveriesFrom(json);
    return patch;
}

// As many heads in every layer.
HeadGrid<double> gridFrom(const nlohmann::json& json) {
    const auto heads = json.at(0).size();
    for (const auto& layer : json)
        if (layer.size() != heads || heads == 0)
            throw inputError(say("layers have not as many heads as each other"), kPublishedHint);
    HeadGrid<double> grid(static_cast<int>(json.size()), static_cast<int>(heads));
    eachHead(json, [&](HeadId head, const nlohmann::json& value) { grid(head) = finite(value); });
    return grid;
}

PublishedAttribution attributionFrom(const nlohmann::json& json) {
    PublishedAttribution attribution;
    attribution.title = json.at("title").get<std::string>();
    attribution.source = json.at("source").get<std::string>();
    for (const auto& prompt : json.at("prompts"))
        attribution.prompts.push_back({idsFrom(prompt.at("prompt"), 1),
                                       intFromJson(prompt.at("target")),
                                       intFromJson(prompt.at("control"))});
    if (attribution.prompts.empty())
        throw inputError(say("an attribution has no prompt"), kPublishedHint);
    for (const auto& head : listIn(json, "ablated"))
        attribution.ablated.push_back(headFrom(head));
    if (!attribution.ablated.empty()) {
        attribution.intervention = interventionFromName(json.at("replacement").get<std::string>());
        attribution.positions = positionsFromName(json.at("positions").get<std::string>());
    }
    attribution.withValueBias = json.value("value_bias", true);
    attribution.heads = gridFrom(json.at("heads"));
    return attribution;
}

Published publishedFrom(const nlohmann::json& json) {
    if (json.at("schema").get<std::string>() != kPublishedSchema)
        throw inputError(say("it is of another schema"), kPublishedHint);
    Published published;
    published.model = json.at("model").get<std::string>();
    published.sha256 = json.at("sha256").get<std::vector<std::string>>();
    if (published.sha256.empty()) throw inputError(say("\"sha256\" names no hash"), kPublishedHint);
    published.source = json.at("source").get<std::string>();
    published.provisional = json.value("provisional", false);
    for (const auto& one : listIn(json, "predictions"))
        published.predictions.push_back({one.at("prompt").get<std::string>(),
                                         idsFrom(one.at("ids"), 1), logitsFrom(one.at("top")),
                                         logitsFrom(listIn(one, "sample"))});
    for (const auto& one : listIn(json, "losses"))
        published.losses.push_back({one.at("text").get<std::string>(), idsFrom(one.at("ids"), 2),
                                    finite(one.at("loss")), one.at("source").get<std::string>()});
    for (const auto& one : listIn(json, "continuations"))
        published.continuations.push_back(
            {one.at("prompt").get<std::string>(), idsFrom(one.at("ids"), 1),
             idsFrom(one.at("continuation"), 1), one.at("source").get<std::string>()});
    for (const auto& one : listIn(json, "patches"))
        published.patches.push_back(patchFrom(one));
    for (const auto& one : listIn(json, "attributions"))
        published.attributions.push_back(attributionFrom(one));
    return published;
}

}  // namespace

Published readPublished(const std::filesystem::path& file) {
    const auto subject = displayPath(file);
    const auto json = objectFromFile(file, kPublishedHint);
    try {
        return publishedFrom(json);
    } catch (const Error& error) {
        throw inputError(say("%1: %2", subject, error.message()), kPublishedHint);
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 does not hold published figures", subject), kPublishedHint);
    }
}

std::vector<Published> bundledPublished() {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(resourceFolder() / "published", error))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Published> published;
    published.reserve(files.size());
    for (const auto& file : files)
        published.push_back(readPublished(file));
    return published;
}

}  // namespace headscope
