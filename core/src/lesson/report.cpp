// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/names.h"
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/lesson_report.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

Json valueJson(const std::optional<LessonValue>& value) {
    if (!value) return nullptr;
    if (const auto* one = std::get_if<double>(&*value)) return number(*one);
    if (const auto* head = std::get_if<HeadId>(&*value)) return name(*head);
    return std::get<std::string>(*value);
}

/// For a table: texts with their spaces visible.
std::string plainValue(const std::optional<LessonValue>& value) {
    if (!value) return "-";
    if (const auto* one = std::get_if<double>(&*value)) return fmt::format("{:.6g}", *one);
    if (const auto* head = std::get_if<HeadId>(&*value)) return name(*head);
    return visibleText(std::get<std::string>(*value));
}

CsvCell valueCell(const std::optional<LessonValue>& value) {
    if (!value) return "";
    if (const auto* one = std::get_if<double>(&*value)) return *one;
    if (const auto* head = std::get_if<HeadId>(&*value)) return name(*head);
    return std::get<std::string>(*value);
}

std::string withoutTicks(std::string shown) {
    std::erase(shown, '`');
    return shown;
}

const char* holdsWord(const std::optional<bool>& holds) {
    return !holds ? "not known" : *holds ? "holds" : "fails";
}

Json checkJson(const LessonCheck& check) {
    Json json{{"file", check.file}, {"id", check.id}};
    json["languages"] = check.lesson ? check.lesson->languages : std::vector<std::string>();
    json["steps"] = check.lesson ? check.lesson->steps.size() : 0;
    json["facts"] = check.lesson ? check.lesson->facts.size() : 0;
    json["needs"] = check.needs;
    json["model"] = nullptr;
    if (check.values)
        json["model"] = {{"name", check.values->model}, {"sha256", check.values->sha256}};
    json["faults"] = Json::array();
    for (const auto& fault : check.faults)
        json["faults"].push_back({{"step", fault.step},
                                  {"part", fault.part},
                                  {"language", fault.language},
                                  {"what", fault.what.english()}});
    return json;
}

/// A teacher knows a step by its title, and a file by its id.
std::string saidText(const LessonCheck& check, const LessonFault& fault) {
    return (check.lesson ? said(fault, *check.lesson, fault.language) : said(fault)).english();
}

/// "1 step", "2 steps"
std::string countSaid(std::size_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string checkText(const LessonCheck& check) {
    std::string text = visibleText(check.id.empty() ? check.file : check.id);
    if (check.lesson)
        text += fmt::format(": {}, {}, {}", countSaid(check.lesson->steps.size(), "step"),
                            countSaid(check.lesson->facts.size(), "fact"),
                            fmt::join(check.lesson->languages, ", "));
    if (check.values) text += fmt::format("; on {}", visibleText(check.values->model));
    text += check.faults.empty() ? ": all right\n"
                                 : ": " + countSaid(check.faults.size(), "fault") + "\n";
    for (const auto& fault : check.faults)
        text += "  " + saidText(check, fault) + "\n";
    if (!check.needs.empty())
        text += fmt::format("  note: not to be played with this version, for it needs {}\n",
                            fmt::join(check.needs, ", "));
    return text;
}

}  // namespace

std::string lessonChecksJson(std::span<const LessonCheck> checks) {
    Json json{{"lessons", Json::array()}};
    for (const auto& check : checks)
        json["lessons"].push_back(checkJson(check));
    return jsonText(json);
}

std::string lessonChecksText(std::span<const LessonCheck> checks) {
    std::string text;
    for (const auto& check : checks)
        text += checkText(check);
    return text;
}

std::string lessonChecksCsv(std::span<const LessonCheck> checks) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& check : checks)
        for (const auto& fault : check.faults)
            rows.push_back({check.file, check.id, fault.step, fault.part, fault.language,
                            fault.what.english()});
    return csvText("file,id,step,part,language,what", rows);
}

std::string lessonFactsJson(const Lesson& lesson, const LessonValues& values) {
    Json json{{"schema", "headscope.lesson-facts/1"},
              {"lesson", lesson.id},
              {"lesson_hash", lesson.hash},
              {"model", {{"name", values.model}, {"sha256", values.sha256}}},
              {"made_for", isMadeFor(lesson, values.sha256)}};
    json["facts"] = Json::array();
    for (const auto& [name, fact] : lesson.facts) {
        const auto found = values.facts.find(name);
        if (found == values.facts.end()) continue;
        json["facts"].push_back({{"name", name},
                                 {"of", headscope::name(fact.kind)},
                                 {"run", fact.run},
                                 {"value", valueJson(found->second.value)},
                                 {"shown", found->second.shown},
                                 {"expect", valueJson(fact.expect)},
                                 {"within", number(fact.within)},
                                 {"error", found->second.error.english()}});
    }
    json["claims"] = Json::array();
    for (const auto& [name, holds] : values.claims)
        json["claims"].push_back({{"name", name}, {"holds", holds ? Json(*holds) : Json()}});
    return jsonText(json);
}

std::string lessonFactsText(const Lesson& lesson, const LessonValues& values) {
    std::vector<std::vector<std::string>> rows{{"fact", "of", "run", "value", "shown", "expected"}};
    std::string errors;
    for (const auto& [name, fact] : lesson.facts) {
        const auto found = values.facts.find(name);
        if (found == values.facts.end()) continue;
        rows.push_back({name, headscope::name(fact.kind), fact.run, plainValue(found->second.value),
                        withoutTicks(found->second.shown), plainValue(fact.expect)});
        if (!found->second.error.empty())
            errors += fmt::format("  fact {}: {}\n", name, found->second.error.english());
    }
    std::string text =
        fmt::format("{} on {}{}\n\n", lesson.id, visibleText(values.model),
                    isMadeFor(lesson, values.sha256) ? "" : ", for which nothing is expected");
    text += tabled(rows, "llllll");
    if (!errors.empty()) text += "\nNot known:\n" + errors;
    if (const auto moved = movedFactsText(lesson, values); !moved.empty())
        text += "\nMoved, but as expected:\n" + moved;
    if (values.claims.empty()) return text;
    std::vector<std::vector<std::string>> claims{{"claim", ""}};
    for (const auto& [name, holds] : values.claims)
        claims.push_back({name, holdsWord(holds)});
    return text + "\n" + tabled(claims, "ll");
}

std::string movedFactsText(const Lesson& lesson, const LessonValues& values) {
    if (!isMadeFor(lesson, values.sha256)) return {};
    std::vector<std::vector<std::string>> rows{{"fact", "value", "expected", "moved", "within"}};
    for (const auto& [name, fact] : lesson.facts) {
        const auto* expected = fact.expect ? std::get_if<double>(&*fact.expect) : nullptr;
        const auto value = values.number(name);
        if (!expected || !value) continue;
        const double moved = *value - *expected;
        if (std::abs(moved) <= fact.within / 2 || std::abs(moved) > fact.within) continue;
        rows.push_back({name, plainValue(*value), plainValue(*expected),
                        fmt::format("{:+.2g}", moved), fmt::format("{:.2g}", fact.within)});
    }
    return rows.size() == 1 ? "" : tabled(rows, "lrrrr");
}

std::string lessonFactsCsv(const Lesson& lesson, const LessonValues& values) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& [name, fact] : lesson.facts) {
        const auto found = values.facts.find(name);
        if (found == values.facts.end()) continue;
        rows.push_back({name, headscope::name(fact.kind), fact.run, valueCell(found->second.value),
                        withoutTicks(found->second.shown), valueCell(fact.expect), fact.within,
                        found->second.error.english()});
    }
    for (const auto& [name, holds] : values.claims)
        rows.push_back({name, "claim", "", holdsWord(holds), "", "", 0.0, ""});
    return csvText("name,of,run,value,shown,expect,within,error", rows);
}

}  // namespace headscope
