// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/markdown_lines.h"
#include "lesson/names.h"
#include "lesson/schema.h"
#include "lesson/write_parts.h"
#include "lesson/write_text.h"

#include <headscope/lesson_draft.h>

#include <algorithm>
#include <iterator>

namespace headscope {
namespace {

using StepIs = LessonStepKind;

std::string dumped(const WrittenJson& json) {
    return json.dump(-1, ' ', false, WrittenJson::error_handler_t::replace);
}

/// "key": {NAME: value, ...} with a line for each.
template <class Values>
std::string linesOfMembers(const char* key, const Values& values) {
    if (values.empty()) return {};
    std::string text = std::string("  \"") + key + "\": {\n";
    std::size_t count = 0;
    for (const auto& [name, json] : values)
        text +=
            "    " + dumped(name) + ": " + dumped(json) + (++count == values.size() ? "\n" : ",\n");
    return text + "  },\n";
}

template <class Value>
std::map<std::string, WrittenJson> eachWritten(const std::map<std::string, Value>& values) {
    std::map<std::string, WrittenJson> all;
    for (const auto& [name, value] : values)
        all[name] = written(value);
    return all;
}

WrittenJson headOfLesson(const Lesson& lesson) {
    WrittenJson json{{"schema", kLessonSchema}, {"id", lesson.id}};
    if (lesson.number != 0) json["number"] = lesson.number;
    json["minutes"] = lesson.minutes;
    json["level"] = lesson.level;
    if (!lesson.needs.empty()) json["needs"]["engine"] = lesson.needs;
    if (!lesson.program.empty()) json["needs"]["program"] = lesson.program;
    json["model"] = {{"default", lesson.model},
                     {"others", lesson.otherModels ? "allowed" : "refused"}};
    if (!lesson.madeFor.empty()) json["model"]["made_for"] = lesson.madeFor;
    json["languages"] = lesson.languages;
    if (!lesson.after.empty()) json["after"] = lesson.after;
    return json;
}

/// A line for each thing, so that versions of it can be compared.
std::string jsonOfLesson(const Lesson& lesson) {
    std::string text = "{\n";
    const auto head = headOfLesson(lesson);
    for (const auto& [key, value] : head.items())
        text += "  " + dumped(key) + ": " + dumped(value) + ",\n";
    text += linesOfMembers("runs", eachWritten(lesson.runs));
    text += linesOfMembers("facts", eachWritten(lesson.facts));
    std::map<std::string, WrittenJson> claims;
    for (const auto& [name, claim] : lesson.claims)
        claims[name] = WrittenJson{{"says", written(claim)}};
    text += linesOfMembers("claims", claims) + "  \"steps\": [\n";
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
        text += "    " + dumped(written(lesson.steps[i])) +
                (i + 1 == lesson.steps.size() ? "\n" : ",\n");
    return text + "  ]\n}\n";
}

void tidyFact(LessonFact& fact) {
    const auto& row = rowOf(fact.kind);
    const bool hasExpected = fact.expect.has_value();
    if (!hasExpected) fact.within = 0;
    if (!row.key.empty() && fact.what.empty()) fact.what = row.whats.front().name;
    if (!canBeShown(fact, fact.show)) fact.show = usualShow(fact);
}

void tidyAsk(LessonStep& step) {
    if (step.kind == StepIs::Write && !step.ask) step.ask.emplace().kind = LessonAskKind::Text;
    if (!step.ask) return;
    const LessonAsk& was = *step.ask;
    LessonAsk ask;
    ask.kind = was.kind;
    using Ask = LessonAskKind;
    const bool hasOptions = was.kind == Ask::Choice || was.kind == Ask::Order;
    if (hasOptions || was.kind == Ask::Token) ask.options = was.options;
    if (was.kind == Ask::Choice) {
        ask.several = was.several;
        ask.keys = was.keys;
    }
    if (was.kind == Ask::Number) {
        ask.least = was.least;
        ask.most = was.most;
        ask.mostOf = was.mostOf;
        ask.step = was.step;
        ask.within = was.within;
    }
    if (!hasOptions && was.kind != Ask::Text) ask.fact = was.fact;
    if (was.kind == Ask::Order) {
        ask.largestFirst = was.largestFirst || was.orderFacts.empty();
        ask.orderFacts = was.orderFacts;
        if (!ask.orderFacts.empty()) ask.orderFacts.resize(ask.options.size());
    }
    if (was.kind == Ask::Text) ask.lines = was.lines;
    step.ask = ask;
}

/// Without what steps of its kind do not have.
void tidyStep(LessonStep& step) {
    tidyAsk(step);
    if (step.kind != StepIs::Do) step.until.clear();
    if (step.kind != StepIs::Play) step.minutes = 0;
    if (step.kind == StepIs::Play && step.minutes < 1) step.minutes = 5;
    if (step.kind != StepIs::Play && step.kind != StepIs::Compare) step.runs.clear();
    if (!step.ask) step.gated = false;
    std::erase_if(step.staysCovered,
                  [&](const std::string& cover) { return !canStayCovered(cover, step.covers); });
    // As they are read back: by their names.
    std::stable_sort(step.until.begin(), step.until.end(),
                     [](const auto& a, const auto& b) { return name(a.kind) < name(b.kind); });
    step.until.erase(std::unique(step.until.begin(), step.until.end(),
                                 [](const auto& a, const auto& b) { return a.kind == b.kind; }),
                     step.until.end());
}

LessonStepText tidyText(const LessonStep& step, const LessonStepText& was) {
    LessonStepText text;
    text.title = tidyLine(was.title);
    text.body = tidyPart(was.body, writtenOptions(step));
    // A key that is no name, such as one with a colon or of two lines, may not be found again in a
    // line.
    const auto isFound = [](const std::string& key) {
        const std::string line = "- " + key + ": x";
        return linesOf(line).size() == 1 && optionOf(line, {key}).has_value();
    };
    for (const auto& key : writtenOptions(step))
        if (const auto own = was.options.find(key); own != was.options.end() && isFound(key))
            if (auto words = tidyLine(own->second); !words.empty()) text.options[key] = words;
    text.right = tidyPart(was.right);
    text.wrong = tidyPart(was.wrong);
    text.reveal = tidyPart(was.reveal);
    text.otherwise = tidyPart(was.otherwise);
    text.notes = tidyPart(was.notes);
    for (const auto& hint : step.hints)
        if (const auto own = was.hints.find(hint.text); own != was.hints.end())
            if (auto words = tidyPart(own->second); !words.empty()) text.hints[hint.text] = words;
    return text;
}

void tidySummary(LessonText& text) {
    text.title = tidyLine(text.title);
    text.reviewedBy = tidyLine(text.reviewedBy);
    constexpr std::string_view kReviewed = "reviewed_by:";
    std::string summary = tidyPart(text.summary);
    for (auto at = summary.find(kReviewed); at != std::string::npos;
         at = summary.find(kReviewed, at + kReviewed.size() + 1))
        if (at == 0 || summary[at - 1] == '\n') summary.insert(at, "\\");
    text.summary = summary;
}

}  // namespace

Lesson tidied(Lesson lesson) {
    for (const auto& [language, text] : lesson.texts)
        if (std::find(lesson.languages.begin(), lesson.languages.end(), language) ==
            lesson.languages.end())
            lesson.languages.push_back(language);
    if (lesson.languages.empty()) lesson.languages = {"en"};
    for (auto& [name, fact] : lesson.facts)
        tidyFact(fact);
    for (auto& step : lesson.steps)
        tidyStep(step);
    for (const auto& language : lesson.languages) {
        LessonText& text = lesson.texts[language];
        tidySummary(text);
        std::map<std::string, LessonStepText> steps;
        for (const auto& step : lesson.steps)
            steps[step.id] = tidyText(step, text.steps[step.id]);
        text.steps = std::move(steps);
    }
    lesson.hash.clear();
    return lesson;
}

LessonSource writtenLesson(const Lesson& draft) {
    const Lesson lesson = tidied(draft);
    LessonSource source;
    source.json = jsonOfLesson(lesson);
    for (const auto& [language, text] : lesson.texts)
        source.texts[language] = markdownOf(text, lesson);
    source.pictures = lesson.pictures;
    return source;
}

std::vector<LessonFault> draftFaults(const Lesson& lesson) {
    return readDraft(writtenLesson(lesson)).faults;
}

}  // namespace headscope
