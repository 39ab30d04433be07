// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/row_json.h"

#include "base/json.h"
#include "report/report_json.h"

#include <headscope/error.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iterator>
#include <limits>

namespace headscope {
namespace {

constexpr const char* kRowSchema = "headscope.study.row/1";
constexpr const char* kRowFix = phrase("Move the file away, and run the study again.");
constexpr JsonLimits kRowLimits{.depth = 8, .values = 16'000'000};

template <class Number>
void addNumber(std::string& text, Number value) {
    if constexpr (std::is_floating_point_v<Number>)
        if (!std::isfinite(value)) {
            text += "null";
            return;
        }
    fmt::format_to(std::back_inserter(text), "{}", value);
}

template <class Number>
Number rowNumber(const nlohmann::json& json) {
    if (json.is_null()) return std::numeric_limits<Number>::quiet_NaN();
    return static_cast<Number>(json.get<double>());
}

// Each field of an outcome by its name.
template <class Outcome, class Visit>
void eachField(Outcome& outcome, const Visit& visit) {
    visit("p_target", outcome.pTarget);
    visit("p_control", outcome.pControl);
    visit("logit_target", outcome.logitTarget);
    visit("logit_control", outcome.logitControl);
    visit("kl", outcome.kl);
    visit("top", outcome.top);
    visit("log_sum_exp", outcome.logSumExp);
}

std::string outcomeJson(const StudyOutcome& outcome) {
    std::string text = "{";
    eachField(outcome, [&](const char* name, auto value) {
        text += fmt::format("{}\"{}\":", text.size() > 1 ? "," : "", name);
        addNumber(text, value);
    });
    return text + "}";
}

std::string partJson(const Intervention& intervention, const std::vector<StudyOutcome>& cells) {
    std::string text = fmt::format("{{\"intervention\":\"{}\"", briefName(intervention));
    StudyOutcome names;
    std::size_t place = 0;
    eachField(names, [&](const char* name, auto) {
        text += fmt::format(",\"{}\":[", name);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text += ',';
            std::size_t at = 0;
            eachField(cells[i], [&](const char*, auto value) {
                if (at++ == place) addNumber(text, value);
            });
        }
        text += ']';
        ++place;
    });
    return text + "}";
}

template <class Number>
void readNumber(const nlohmann::json& json, Number& value) {
    if constexpr (std::is_integral_v<Number>)
        value = intFromJson(json);
    else
        value = rowNumber<Number>(json);
}

std::vector<StudyOutcome> partFrom(const nlohmann::json& json, std::size_t heads) {
    std::vector<StudyOutcome> cells(heads);
    StudyOutcome names;
    std::size_t place = 0;
    eachField(names, [&](const char* name, auto) {
        const auto& list = json.at(name);
        if (!list.is_array() || list.size() != heads)
            throw inputError(say("\"%1\" has not a number a head", name), kRowFix);
        for (std::size_t i = 0; i < heads; ++i) {
            std::size_t at = 0;
            eachField(cells[i], [&](const char*, auto& value) {
                if (at++ == place) readNumber(list[i], value);
            });
        }
        ++place;
    });
    return cells;
}

ReadRow readRow(const nlohmann::json& json, const ReadyStudy& study) {
    if (json.at("schema") != kRowSchema) throw inputError(say("it is of another schema"), kRowFix);
    ReadRow read;
    read.identity = {json.at("key").get<std::string>(), json.at("version").get<std::string>()};
    if (read.identity.key != study.key) return read;
    auto& row = read.row;
    row.kernel = json.at("kernel").get<std::string>();
    const int prompt = intFromJson(json.at("prompt"));
    if (prompt < 0 || static_cast<std::size_t>(prompt) >= study.prompts.size())
        throw inputError(say("the study has no such prompt"), kRowFix);
    row.prompt = static_cast<std::size_t>(prompt);
    eachField(row.clean,
              [&](const char* name, auto& value) { readNumber(json.at("clean").at(name), value); });
    const auto heads =
        static_cast<std::size_t>(study.model.layers) * static_cast<std::size_t>(study.model.heads);
    for (const auto& part : json.at("parts"))
        row.parts.push_back(partFrom(part, heads));
    if (row.parts.size() != study.study.interventions.size())
        throw inputError(say("it has not the study's interventions"), kRowFix);
    return read;
}

}  // namespace

std::string rowJson(const StudyRow& row, const ReadyStudy& study, const RowIdentity& identity) {
    const auto quoted = [](const std::string& text) { return nlohmann::json(text).dump(); };
    const auto reference =
        study.referenceSha256.empty()
            ? std::string()
            : fmt::format("\"reference_sha256\":{},", quoted(study.referenceSha256));
    std::string text = fmt::format(
        "{{\"schema\":\"{}\",\"key\":{},\"version\":{},\"kernel\":{},\"prompt\":{},\"id\":{},{}"
        "\"clean\":{},\"parts\":[",
        kRowSchema, quoted(identity.key), quoted(identity.version), quoted(row.kernel), row.prompt,
        quoted(study.study.prompts[row.prompt].id), reference, outcomeJson(row.clean));
    for (std::size_t i = 0; i < row.parts.size(); ++i)
        text += (i > 0 ? "," : "") + partJson(study.study.interventions[i], row.parts[i]);
    return text + "]}\n";
}

ReadRow rowFromJson(std::string_view line, const ReadyStudy& study, const std::string& subject) {
    const auto json = parseObject(line, subject, kRowFix, kRowLimits);
    try {
        return readRow(json, study);
    } catch (const nlohmann::json::exception&) {
        throw inputError(say("%1 holds what is no row of a study", subject), kRowFix);
    } catch (const Error& error) {
        throw inputError(say("%1: %2", subject, error.message()), error.hintMessage());
    }
}

}  // namespace headscope
