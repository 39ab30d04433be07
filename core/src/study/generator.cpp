// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "report/report_json.h"
#include "study/draw.h"
#include "study/ready.h"

#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/study_generator.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <utility>

namespace headscope {
namespace {

constexpr const char* kTemplateSchema = "headscope.templates/1";
constexpr const char* kTemplateHint = phrase("Install the program again.");
constexpr const char* kBundledName = "bundled";

using Templates = nlohmann::json;
using Words = std::vector<std::string>;

// "{A} met {B}" -> "Mary met John".
std::string filledIn(const std::string& form, const std::map<std::string, std::string>& words) {
    std::string text;
    for (std::size_t at = 0; at < form.size();) {
        const auto end = form[at] == '{' ? form.find('}', at) : std::string::npos;
        const auto word =
            end == std::string::npos ? words.end() : words.find(form.substr(at + 1, end - at - 1));
        if (word == words.end()) {
            text += form[at++];
            continue;
        }
        text += word->second;
        at = end + 1;
    }
    return text;
}

template <class Item>
const Item& oneOf(const std::vector<Item>& items, Draw& draw) {
    return items[draw.below(static_cast<std::uint32_t>(items.size()))];
}

// One kind of prompt, by lot.
using MakePrompt = StudyPrompt (*)(const Templates& words, Draw& draw);

// Three different names, and three others for the donor.
StudyPrompt indirectObject(const Templates& words, Draw& draw) {
    const auto templates = words.at("templates").get<Words>();
    const auto names = words.at("names").get<Words>();
    std::set<std::string> taken;
    const auto fresh = [&] {
        auto name = oneOf(names, draw);
        while (!taken.insert(name).second)
            name = oneOf(names, draw);
        return name;
    };
    const auto which = draw.below(static_cast<std::uint32_t>(templates.size()));
    const auto object = fresh();
    const auto subject = fresh();
    const bool objectFirst = draw.below(2) == 0;
    std::map<std::string, std::string> parts{
        {"A", objectFirst ? object : subject},
        {"B", objectFirst ? subject : object},
        {"S", subject},
        {"place", oneOf(words.at("places").get<Words>(), draw)},
        {"object", oneOf(words.at("objects").get<Words>(), draw)}};
    StudyPrompt prompt;
    prompt.text = filledIn(templates[which], parts);
    prompt.target = {" " + object};
    prompt.control = {" " + subject};
    for (const auto* name : {"A", "B", "S"})
        parts[name] = fresh();
    prompt.donor = filledIn(templates[which], parts);
    prompt.group = fmt::format("ioi-{}", which + 1);
    prompt.columns = {{"order", objectFirst ? "ABBA" : "BABA"}};
    return prompt;
}

StudyPrompt capital(const Templates& words, Draw& draw) {
    const auto facts = words.at("facts").get<std::vector<std::pair<std::string, std::string>>>();
    const bool toCountry = draw.below(2) == 0;
    const auto* list = toCountry ? "to_country" : "to_capital";
    const auto templates = words.at(list).get<Words>();
    const auto which = draw.below(static_cast<std::uint32_t>(templates.size()));
    const auto fact = oneOf(facts, draw);
    auto other = oneOf(facts, draw);
    while (other == fact)
        other = oneOf(facts, draw);
    const auto asked = [&](const auto& of) {
        return filledIn(templates[which], {{"Y", of.first}, {"X", of.second}});
    };
    const auto answer = [&](const auto& of) { return " " + (toCountry ? of.first : of.second); };
    StudyPrompt prompt;
    prompt.text = asked(fact);
    prompt.target = {answer(fact)};
    prompt.control = {answer(other)};
    prompt.donor = asked(other);
    prompt.group = fmt::format("{}-{}", toCountry ? "country" : "capital", which + 1);
    return prompt;
}

// The years after it against the others, as Hanna et al. 2023 (arXiv 2305.00586) ask.
StudyPrompt laterYear(const Templates& words, Draw& draw) {
    const auto templates = words.at("templates").get<Words>();
    const auto which = draw.below(static_cast<std::uint32_t>(templates.size()));
    std::vector<std::string> centuries;
    for (const auto& [century, years] : words.at("centuries").items())
        centuries.push_back(century);
    const auto century = oneOf(centuries, draw);
    const auto year = oneOf(words.at("centuries").at(century).get<Words>(), draw);
    std::map<std::string, std::string> parts{{"noun", oneOf(words.at("nouns").get<Words>(), draw)},
                                             {"century", century},
                                             {"year", year}};
    StudyPrompt prompt;
    prompt.text = filledIn(templates[which], parts);
    parts["year"] = "01";
    prompt.donor = filledIn(templates[which], parts);
    for (int other = 0; other < 100; ++other) {
        auto text = fmt::format("{:02}", other);
        (text > year ? prompt.target : prompt.control).push_back(std::move(text));
    }
    prompt.group = "century-" + century;
    return prompt;
}

const std::vector<std::pair<std::string, MakePrompt>>& makers() {
    static const std::vector<std::pair<std::string, MakePrompt>> all{
        {"ioi", indirectObject}, {"capitals", capital}, {"greater-than", laterYear}};
    return all;
}

const Templates& wordsOf(const Templates& templates, const GeneratorRequest& request) {
    const auto& sets = templates.at("sets");
    if (!sets.contains(request.model))
        throw inputError(
            say("there are no words for \"%1\"", request.model),
            say("There are: %1.", fmt::format("{}", fmt::join(generatorModels(), ", "))));
    const auto& set = sets.at(request.model);
    if (!set.contains(request.kind))
        throw inputError(say("there are no prompts \"%1\" for %2", request.kind, request.model),
                         say("Kinds: %1. The bundled model knows no years.",
                             fmt::format("{}", fmt::join(generatorKindsFor(request.model), ", "))));
    return set.at(request.kind);
}

// Where so many prompts in a row are there already, no further one is to be had.
constexpr int kMostTries = 10'000;

std::vector<StudyPrompt> drawnPrompts(const Templates& words, const GeneratorRequest& request,
                                      MakePrompt make) {
    auto draw = drawFor(request.seed, 0);
    std::vector<StudyPrompt> prompts;
    std::set<std::string> texts;
    int tries = 0;
    while (prompts.size() < static_cast<std::size_t>(request.prompts)) {
        auto prompt = make(words, draw);
        if (!texts.insert(prompt.text).second) {
            if (++tries > kMostTries)
                throw inputError(say("the templates give hardly more than %1 different "
                                     "prompts, and %2 are asked for",
                                     prompts.size(), request.prompts),
                                 say("Ask for fewer."));
            continue;
        }
        tries = 0;
        prompt.id = fmt::format("{}-{:04}", request.kind, prompts.size() + 1);
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

Json textsOrOne(const std::vector<std::string>& texts) {
    return texts.size() == 1 ? Json(texts.front()) : Json(texts);
}

Json generatedPrompt(const StudyPrompt& prompt) {
    Json json{{"id", prompt.id},
              {"prompt", prompt.text},
              {"target", textsOrOne(prompt.target)},
              {"control", textsOrOne(prompt.control)}};
    if (prompt.donor) json["donor"] = *prompt.donor;
    if (!prompt.group.empty()) json["group"] = prompt.group;
    for (const auto& [name, value] : prompt.columns)
        json[name] = value;
    return json;
}

std::string oneLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A list with an element a line.
std::string linesOf(const std::vector<Json>& list) {
    std::string text = "[\n";
    for (std::size_t i = 0; i < list.size(); ++i)
        text += "    " + oneLine(list[i]) + (i + 1 < list.size() ? ",\n" : "\n");
    return text + "  ]";
}

}  // namespace

std::vector<std::string> generatorKinds() {
    std::vector<std::string> kinds;
    for (const auto& [kind, make] : makers())
        kinds.push_back(kind);
    return kinds;
}

std::vector<std::string> generatorKindsFor(const std::string& model) {
    auto kinds = generatorKinds();
    // A year's last digits are one token of GPT-2's, and none of the bundled model's.
    if (model == kBundledName) std::erase(kinds, "greater-than");
    return kinds;
}

std::vector<std::string> generatorModels() {
    return {kBundledName, "gpt2"};
}

Study generateStudy(const GeneratorRequest& request, const std::filesystem::path& file) {
    MakePrompt make = nullptr;
    for (const auto& [kind, maker] : makers())
        if (kind == request.kind) make = maker;
    if (!make)
        throw inputError(say("there are no prompts \"%1\"", request.kind),
                         say("Kinds: %1.", fmt::format("{}", fmt::join(generatorKinds(), ", "))));
    const auto path = file.empty() ? resourceFolder() / "studies" / "templates.json" : file;
    const auto templates = objectFromFile(path, kTemplateHint);
    Study study;
    try {
        if (templates.at("schema") != kTemplateSchema)
            throw inputError(say("%1 is of another schema", displayPath(path)), kTemplateHint);
        study.prompts = drawnPrompts(wordsOf(templates, request), request, make);
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 does not hold templates", displayPath(path)), kTemplateHint);
    }
    study.name = fmt::format("{}-{}-{}", request.kind, request.model, request.seed);
    study.reference.emplace();
    study.reference->seed = request.seed;
    for (const auto& prompt : study.prompts)
        study.reference->prompts.push_back({*prompt.donor, prompt.group, 0});
    return study;
}

std::string studyJson(const Study& study) {
    std::vector<Json> prompts;
    for (const auto& prompt : study.prompts)
        prompts.push_back(generatedPrompt(prompt));
    std::vector<std::string> interventions;
    for (const auto& one : study.interventions)
        interventions.push_back(briefName(one));
    std::string text =
        "{\n  \"schema\": \"headscope.study/1\",\n  \"name\": " + oneLine(study.name) + ",\n";
    if (!study.modelSha256.empty())
        text +=
            "  \"model\": " + oneLine(Json{{"name", study.model}, {"sha256", study.modelSha256}}) +
            ",\n";
    else if (!study.model.empty())
        text += "  \"model\": " + oneLine(study.model) + ",\n";
    text += "  \"interventions\": " + oneLine(interventions) +
            ",\n  \"positions\": " + oneLine(name(study.positions)) +
            ",\n  \"statistics\": " + oneLine(statisticsJson(study.options)) +
            ",\n  \"prompts\": " + linesOf(prompts);
    if (study.reference) {
        std::vector<Json> reference;
        for (const auto& prompt : study.reference->prompts) {
            Json json{{"prompt", prompt.text}};
            if (!prompt.group.empty()) json["group"] = prompt.group;
            reference.push_back(std::move(json));
        }
        text += ",\n  \"reference\": {\"seed\": " + std::to_string(study.reference->seed) +
                ", \"prompts\": " + linesOf(reference) + "}";
    }
    return text + "\n}\n";
}

std::string promptLines(const Study& study) {
    std::string text;
    for (const auto& prompt : study.prompts)
        text += oneLine(generatedPrompt(prompt)) + "\n";
    return text;
}

}  // namespace headscope
