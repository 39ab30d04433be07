// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "base/sha256.h"
#include "report/report_json.h"
#include "study/ready.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace headscope {
namespace {

constexpr const char* kReadySchema = "headscope.study.ready/1";
constexpr const char* kReadyHint = phrase("The folder is damaged: run the study into another one.");
constexpr JsonLimits kReadyLimits{.depth = 16, .values = 256'000'000};

Json namesOf(const std::vector<Intervention>& interventions) {
    auto names = Json::array();
    for (const auto& one : interventions)
        names.push_back(briefName(one));
    return names;
}

Json tokensOfReady(const ReadyPrompt& ready) {
    Json json{{"prompt_ids", ready.prompt},
              {"target_ids", ready.target.ids()},
              {"control_ids", ready.control.ids()}};
    if (!ready.donor.empty()) json["donor_ids"] = ready.donor;
    if (!ready.drawn.empty()) json["drawn_ids"] = ready.drawn;
    if (!ready.alike.empty()) json["alike"] = ready.alike;
    return json;
}

Json promptJson(const StudyPrompt& prompt, const ReadyPrompt& ready) {
    Json json{{"id", prompt.id},
              {"prompt", prompt.text},
              {"target", prompt.target},
              {"control", prompt.control}};
    if (prompt.donor) json["donor"] = *prompt.donor;
    if (!prompt.group.empty()) json["group"] = prompt.group;
    if (!prompt.columns.empty()) json["columns"] = prompt.columns;
    if (prompt.line > 0) json["line"] = prompt.line;
    json.update(tokensOfReady(ready));
    return json;
}

Json referenceJson(const ReadyStudy& study) {
    auto prompts = Json::array();
    for (std::size_t i = 0; i < study.reference.size(); ++i) {
        const auto& prompt = study.study.reference->prompts[i];
        prompts.push_back({{"prompt", prompt.text},
                           {"group", prompt.group},
                           {"line", prompt.line},
                           {"prompt_ids", study.reference[i]}});
    }
    return {{"seed", study.study.reference->seed},
            {"sha256", study.referenceSha256},
            {"prompts", std::move(prompts)}};
}

// Reads what readyStudyJson() writes.
class ReadyReader {
 public:
    explicit ReadyReader(const nlohmann::json& json) : m_json(json) {}

    ReadyStudy read() {
        ReadyStudy ready;
        auto& study = ready.study;
        study.name = m_json.at("name").get<std::string>();
        study.model = m_json.at("study_model").get<std::string>();
        study.modelSha256 = m_json.at("study_sha256").get<std::string>();
        ready.model = modelFrom(m_json.at("model"));
        ready.bos = m_json.at("bos").get<bool>();
        study.interventions.clear();
        for (const auto& name : m_json.at("interventions"))
            study.interventions.push_back(interventionFromName(name.get<std::string>()));
        study.positions = positionsFromName(m_json.at("positions").get<std::string>());
        study.options = optionsFrom(m_json.at("statistics"));
        if (m_json.contains("reference")) readReference(m_json.at("reference"), ready);
        for (const auto& prompt : m_json.at("prompts"))
            readPrompt(prompt, ready);
        ready.key = m_json.at("key").get<std::string>();
        return ready;
    }

 private:
    using Parsed = nlohmann::json;

    static SweepReport::Model modelFrom(const Parsed& json) {
        SweepReport::Model model{json.at("name").get<std::string>(), intFromJson(json.at("layers")),
                                 intFromJson(json.at("heads")),      intFromJson(json.at("width")),
                                 intFromJson(json.at("vocabulary")), json.at("sha256")};
        constexpr int kMost = 10'000;
        if (model.layers < 1 || model.heads < 1 || model.layers > kMost || model.heads > kMost)
            throw inputError(say("its layers or heads are out of range"), kReadyHint);
        return model;
    }

    static StudyOptions optionsFrom(const Parsed& json) {
        StudyOptions options;
        options.bootstrap = intFromJson(json.at("bootstrap"));
        options.seed = json.at("seed").get<std::uint64_t>();
        options.cluster = json.at("cluster").get<std::string>();
        if (options.bootstrap < 1) throw inputError(say("it draws nothing"), kReadyHint);
        if (!json.contains("compare")) return options;
        options.compareBy = json.at("compare").at("column").get<std::string>();
        options.compareFirst = json.at("compare").at("of").at(0).get<std::string>();
        options.compareSecond = json.at("compare").at("of").at(1).get<std::string>();
        return options;
    }

    static std::vector<TokenId> idsFrom(const Parsed& json) {
        std::vector<TokenId> ids;
        for (const auto& id : json)
            ids.push_back(intFromJson(id));
        return ids;
    }

    static void readReference(const Parsed& json, ReadyStudy& ready) {
        StudyReference reference;
        reference.seed = json.at("seed").get<std::uint64_t>();
        for (const auto& prompt : json.at("prompts")) {
            reference.prompts.push_back({prompt.at("prompt").get<std::string>(),
                                         prompt.at("group").get<std::string>(),
                                         intFromJson(prompt.at("line"))});
            ready.reference.push_back(idsFrom(prompt.at("prompt_ids")));
        }
        ready.referenceSha256 = json.at("sha256").get<std::string>();
        ready.study.reference = std::move(reference);
    }

    static void readPrompt(const Parsed& json, ReadyStudy& ready) {
        StudyPrompt prompt;
        prompt.id = json.at("id").get<std::string>();
        prompt.text = json.at("prompt").get<std::string>();
        prompt.target = json.at("target").get<std::vector<std::string>>();
        prompt.control = json.at("control").get<std::vector<std::string>>();
        if (json.contains("donor")) prompt.donor = json.at("donor").get<std::string>();
        if (json.contains("group")) prompt.group = json.at("group").get<std::string>();
        if (json.contains("columns"))
            prompt.columns = json.at("columns").get<std::map<std::string, std::string>>();
        if (json.contains("line")) prompt.line = intFromJson(json.at("line"));
        ReadyPrompt tokens;
        tokens.prompt = idsFrom(json.at("prompt_ids"));
        tokens.target = TokenSet(idsFrom(json.at("target_ids")));
        tokens.control = TokenSet(idsFrom(json.at("control_ids")));
        if (json.contains("donor_ids")) tokens.donor = idsFrom(json.at("donor_ids"));
        if (json.contains("drawn_ids")) tokens.drawn = idsFrom(json.at("drawn_ids"));
        if (json.contains("alike"))
            tokens.alike = json.at("alike").get<std::vector<std::uint32_t>>();
        for (const auto which : tokens.alike)
            if (which >= ready.reference.size())
                throw inputError(say("it names a reference prompt that it does not have"),
                                 kReadyHint);
        ready.study.prompts.push_back(std::move(prompt));
        ready.prompts.push_back(std::move(tokens));
    }

    const Parsed& m_json;
};

}  // namespace

Json statisticsJson(const StudyOptions& options) {
    Json json{
        {"bootstrap", options.bootstrap}, {"seed", options.seed}, {"cluster", options.cluster}};
    if (!options.compareBy.empty())
        json["compare"] = Json{{"column", options.compareBy},
                               {"of", Json::array({options.compareFirst, options.compareSecond})}};
    return json;
}

std::string sha256OfTokens(const std::vector<std::vector<TokenId>>& prompts) {
    std::string text;
    for (const auto& prompt : prompts)
        text += fmt::format("{}\n", fmt::join(prompt, " "));
    return sha256OfText(text);
}

std::string studyKey(const ReadyStudy& study) {
    auto prompts = Json::array();
    for (const auto& prompt : study.prompts)
        prompts.push_back(tokensOfReady(prompt));
    const Json json{{"model", study.model.sha256},
                    {"interventions", namesOf(study.study.interventions)},
                    {"positions", name(study.study.positions)},
                    {"reference", study.referenceSha256},
                    {"prompts", std::move(prompts)}};
    return sha256OfText(json.dump());
}

std::string readyStudyJson(const ReadyStudy& study) {
    Json json{{"schema", kReadySchema},
              {"key", study.key},
              {"name", study.study.name},
              {"study_model", study.study.model},
              {"study_sha256", study.study.modelSha256},
              {"model", modelToJson(study.model)},
              {"bos", study.bos},
              {"interventions", namesOf(study.study.interventions)},
              {"positions", name(study.study.positions)},
              {"statistics", statisticsJson(study.study.options)}};
    if (study.study.reference) json["reference"] = referenceJson(study);
    auto prompts = Json::array();
    for (std::size_t i = 0; i < study.prompts.size(); ++i)
        prompts.push_back(promptJson(study.study.prompts[i], study.prompts[i]));
    json["prompts"] = std::move(prompts);
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

ReadyStudy readyStudyFromJson(const std::string& json, const std::string& subject) {
    const auto parsed = parseObject(json, subject, kReadyHint, kReadyLimits);
    try {
        if (parsed.at("schema") != kReadySchema)
            throw inputError(say("it is of another schema"), kReadyHint);
        auto study = ReadyReader(parsed).read();
        if (study.key != studyKey(study) || study.prompts.empty())
            throw inputError(say("its content is not what its key says"), kReadyHint);
        return study;
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 does not hold a study", subject), kReadyHint);
    } catch (const Error& error) {
        throw inputError(say("%1: %2", subject, error.message()), error.hintMessage());
    }
}

}  // namespace headscope
