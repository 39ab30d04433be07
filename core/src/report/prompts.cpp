// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "report/report_json.h"

#include <headscope/error.h>
#include <headscope/prompts.h>

#include <nlohmann/json.hpp>

namespace headscope {

namespace {

constexpr const char* kPromptsSchema = "headscope.prompts/1";
constexpr const char* kPromptsHint = phrase(
    "It needs \"schema\": \"headscope.prompts/1\" and a list \"prompts\" with text, target, "
    "control and shows, and perhaps donor, all texts.");

}  // namespace

std::vector<ExamplePrompt> readPrompts(const std::filesystem::path& file) {
    const std::string subject = displayPath(file);
    const auto json = objectFromFile(file, kPromptsHint);
    try {
        if (json.at("schema").get<std::string>() != kPromptsSchema) {
            throw inputError(say("%1 is of another schema", subject), kPromptsHint);
        }
        const auto& list = json.at("prompts");
        if (!list.is_array())
            throw inputError(say("%1: \"prompts\" is no list", subject), kPromptsHint);
        std::vector<ExamplePrompt> prompts;
        for (const auto& prompt : list) {
            prompts.push_back(
                {prompt.at("text").get<std::string>(), prompt.at("target").get<std::string>(),
                 prompt.at("control").get<std::string>(), prompt.at("shows").get<std::string>(),
                 prompt.value("donor", std::string())});
        }
        return prompts;
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 does not hold prompts", subject), kPromptsHint);
    }
}

void writePrompts(const std::filesystem::path& file, const std::vector<ExamplePrompt>& prompts) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& prompt : prompts) {
        list.push_back({{"text", prompt.text},
                        {"target", prompt.target},
                        {"control", prompt.control},
                        {"shows", prompt.shows}});
        if (!prompt.donor.empty()) list.back()["donor"] = prompt.donor;
    }
    const nlohmann::ordered_json json{{"schema", kPromptsSchema}, {"prompts", std::move(list)}};
    writeFileAtomically(file, json.dump(2) + "\n");
}

}  // namespace headscope
