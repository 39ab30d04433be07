// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/json.h"
#include "base/json_fault.h"
#include "lesson/names.h"

#include <headscope/error.h>
#include <headscope/lesson_answers.h>

#include <nlohmann/json.hpp>

#include <cmath>

namespace headscope {
namespace {

using AnswersJson = nlohmann::ordered_json;

constexpr const char* kAnswersSchema = "headscope.answers/1";
constexpr const char* kAnswersFamily = "headscope.answers/";
constexpr const char* kAnswersHint = phrase("Choose a file that Headscope has saved as answers.");
constexpr std::size_t kMostAnswersBytes = std::size_t{8} << 20;
constexpr std::size_t kMostAnswerValues = 2'000'000;
constexpr std::size_t kMostShortText = 256;
constexpr std::size_t kMostOptionsGiven = 64;
constexpr double kMostSeconds = 1e7;

Error badAnswers(const Message& what) {
    return inputError(say("the answers cannot be read: %1", what), kAnswersHint);
}

// {"head": "9.6"}, {"number": 3}, {"text": "..."}, {"options": [...]}: the kind is in the name.
AnswersJson answerToJson(const LessonAnswer& answer) {
    if (const auto* options = std::get_if<std::vector<std::string>>(&answer))
        return {{"options", *options}};
    if (const auto* head = std::get_if<HeadId>(&answer)) return {{"head", name(*head)}};
    if (const auto* number = std::get_if<double>(&answer)) return {{"number", *number}};
    return {{"text", std::get<std::string>(answer)}};
}

std::string shortText(const nlohmann::json& json, const char* key, std::size_t most) {
    auto text = json.at(key).get<std::string>();
    if (text.size() > most) throw badAnswers(say("\"%1\" is too long", key));
    return text;
}

int countFrom(const nlohmann::json& json, const char* key) {
    const auto& value = json.at(key);
    if (!value.is_number_unsigned() || value.get<double>() > 1e6)
        throw badAnswers(say("\"%1\" is no count", key));
    return value.get<int>();
}

double finiteFrom(const nlohmann::json& value) {
    const auto number = value.get<double>();
    if (!value.is_number() || !std::isfinite(number))
        throw badAnswers(say("a value is not a number"));
    return number;
}

LessonAnswer answerFrom(const nlohmann::json& json) {
    if (!json.is_object() || json.size() != 1) throw badAnswers(say("an answer is damaged"));
    const auto& kind = json.begin().key();
    const auto& value = json.begin().value();
    if (kind == "number") return finiteFrom(value);
    if (kind == "text") return shortText(json, "text", kMostAnswerText);
    if (kind == "head")
        if (const auto head = headFromText(value.get<std::string>())) return *head;
    if (kind != "options" || !value.is_array() || value.size() > kMostOptionsGiven)
        throw badAnswers(say("an answer is of no kind that is known"));
    std::vector<std::string> options;
    for (const auto& option : value) {
        options.push_back(option.get<std::string>());
        if (options.back().size() > kMostShortText) throw badAnswers(say("an option is too long"));
    }
    return options;
}

AnswersJson attemptToJson(const LessonAttempt& attempt) {
    AnswersJson json{{"step", attempt.step}, {"kind", name(attempt.kind)}};
    if (attempt.answer) json["answer"] = answerToJson(*attempt.answer);
    json["result"] = name(attempt.verdict);
    json["tries"] = attempt.tries;
    json["hints"] = attempt.hints;
    json["seconds"] = attempt.seconds;
    return json;
}

LessonAttempt attemptFrom(const nlohmann::json& json) {
    LessonAttempt attempt;
    attempt.step = shortText(json, "step", kMostShortText);
    const auto kind = stepKindFrom(json.at("kind").get<std::string>());
    const auto verdict = verdictFrom(json.at("result").get<std::string>());
    if (!kind || !verdict) throw badAnswers(say("a step's kind or result is not known"));
    attempt.kind = *kind;
    attempt.verdict = *verdict;
    if (json.contains("answer")) attempt.answer = answerFrom(json.at("answer"));
    attempt.tries = countFrom(json, "tries");
    attempt.hints = countFrom(json, "hints");
    attempt.seconds = finiteFrom(json.at("seconds"));
    if (attempt.seconds < 0 || attempt.seconds > kMostSeconds)
        throw badAnswers(say("\"seconds\" is no duration"));
    return attempt;
}

LessonAnswers answersFrom(const nlohmann::json& json) {
    LessonAnswers answers;
    answers.lesson = shortText(json, "lesson", kMostShortText);
    answers.lessonHash = shortText(json, "lesson_hash", kMostShortText);
    answers.program = shortText(json, "program", kMostShortText);
    answers.model = shortText(json, "model", kMostShortText);
    answers.language = shortText(json, "language", kMostShortText);
    answers.code = shortText(json, "code", kMostShortText);
    const auto& steps = json.at("steps");
    if (!steps.is_array() || steps.size() > kMostLessonAttempts)
        throw badAnswers(say("\"steps\" is no list, or too long a one"));
    for (const auto& step : steps)
        answers.attempts.push_back(attemptFrom(step));
    return answers;
}

}  // namespace

std::string toFile(const LessonAnswers& answers) {
    AnswersJson json{{"schema", kAnswersSchema},
                     {"lesson", answers.lesson},
                     {"lesson_hash", answers.lessonHash},
                     {"program", answers.program},
                     {"model", answers.model},
                     {"language", answers.language},
                     {"code", answers.code}};
    json["steps"] = AnswersJson::array();
    for (const auto& attempt : answers.attempts)
        json["steps"].push_back(attemptToJson(attempt));
    return json.dump(1, ' ', false, AnswersJson::error_handler_t::replace) + "\n";
}

LessonAnswers answersFromFile(std::string_view bytes) {
    if (bytes.size() > kMostAnswersBytes) throw badAnswers(say("the file is too large"));
    const auto json = parseObject(bytes, say("the file"), kAnswersHint, {8, kMostAnswerValues});
    const auto schema = json.contains("schema") && json["schema"].is_string()
                            ? json["schema"].get<std::string>()
                            : std::string();
    if (schema != kAnswersSchema && schema.starts_with(kAnswersFamily))
        throw inputError(say("the answers are of another version's schema, %1", shownName(schema)),
                         say("Install the newest version of Headscope to read them."));
    if (schema != kAnswersSchema)
        throw inputError(say("these are no answers to a lesson"), kAnswersHint);
    try {
        return answersFrom(json);
    } catch (const nlohmann::json::exception& error) {
        throw badAnswers(jsonFault(error));
    }
}

LessonAnswers readAnswers(const std::filesystem::path& file) {
    const auto bytes = readTextFile(file, kMostAnswersBytes);
    try {
        return answersFromFile(bytes);
    } catch (const Error& error) {
        throw Error(error.kind(), say("%1: %2", displayPath(file), error.message()),
                    error.hintMessage());
    }
}

}  // namespace headscope
