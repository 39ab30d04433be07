// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "base/sha256.h"
#include "lesson/fields.h"
#include "lesson/read_facts.h"
#include "lesson/read_steps.h"
#include "lesson/read_text.h"
#include "lesson/references.h"
#include "lesson/schema.h"

#include <headscope/error.h>
#include <headscope/lesson_draft.h>
#include <headscope/lesson_facts.h>
#include <headscope/lesson_files.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace headscope {
namespace {

constexpr int kMostMinutes = 600;
constexpr std::size_t kMostLanguages = 16;

bool isLanguage(const std::string& text) {
    return text.size() >= 2 && text.size() <= 16 && isLessonName(text);
}

bool isSha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void readNeeds(LessonFields& fields, Lesson& lesson, LessonFaults& faults) {
    if (!fields.has("needs")) return;
    LessonFields needs(fields.object("needs"), {}, faults);
    lesson.needs = needs.texts("engine");
    lesson.program = needs.text("program");
    needs.finish();
    const bool version = lesson.program.find_first_not_of("0123456789.") == std::string::npos;
    if (!version) faults.add({}, say("\"program\" is to be a version such as \"0.2\""));
}

void readModel(LessonFields& fields, Lesson& lesson, LessonFaults& faults) {
    LessonFields model(fields.object("model", true), {}, faults);
    lesson.model = model.text("default", true);
    lesson.otherModels = model.word("others", {"allowed", "refused"}) == "allowed";
    lesson.madeFor = model.texts("made_for");
    model.finish();
    for (const auto& hash : lesson.madeFor)
        if (!isSha256(hash))
            faults.add({}, say("%1 in \"made_for\" is no SHA-256: 64 hex digits", shownName(hash)));
    if (!lesson.otherModels && lesson.madeFor.empty())
        faults.add({}, say("other models are refused, but \"made_for\" names none"));
}

void readLanguages(LessonFields& fields, const LessonSource& source, Lesson& lesson,
                   LessonFaults& faults) {
    lesson.languages = fields.texts("languages", true);
    if (lesson.languages.empty() || lesson.languages.size() > kMostLanguages)
        faults.add({}, say("a lesson has 1 to %1 languages", kMostLanguages));
    for (const auto& language : lesson.languages) {
        if (!isLanguage(language))
            faults.add({}, say("%1 is no language such as \"en\"", shownName(language)));
        else if (!source.texts.contains(language))
            faults.add({{}, {}, language}, say("the text is missing: %1.md", language));
        if (std::count(lesson.languages.begin(), lesson.languages.end(), language) > 1)
            faults.add({}, say("the language %1 is there twice", shownName(language)));
    }
    for (const auto& [language, text] : source.texts)
        if (std::find(lesson.languages.begin(), lesson.languages.end(), language) ==
            lesson.languages.end())
            faults.add({{}, {}, language}, say("\"languages\" does not name it"));
}

void readPictures(const LessonSource& source, Lesson& lesson, LessonFaults& faults) {
    if (source.pictures.size() > kMostLessonPictures)
        faults.add({}, say("there are %1 pictures, and %2 are the most", source.pictures.size(),
                           kMostLessonPictures));
    for (const auto& [name, bytes] : source.pictures) {
        if (const auto wrong = wrongPicture(name, bytes); !wrong.empty())
            faults.add({{}, "picture " + shownName(name), {}}, wrong);
        lesson.pictures[name] = bytes;
    }
}

void readHeader(LessonFields& fields, const LessonSource& source, Lesson& lesson,
                LessonFaults& faults) {
    (void)fields.find("schema");
    lesson.id = fields.named("id", true);
    lesson.number = fields.whole("number", 0, 9999, 0);
    lesson.minutes = fields.whole("minutes", 1, kMostMinutes, 10);
    lesson.level = fields.word("level", {"start", "further", "deep"});
    readNeeds(fields, lesson, faults);
    readModel(fields, lesson, faults);
    readLanguages(fields, source, lesson, faults);
    lesson.after = fields.texts("after");
    for (const auto& before : lesson.after)
        if (!isLessonName(before))
            faults.add({}, say("%1 in \"after\" is no id of a lesson", shownName(before)));
}

void readTexts(const LessonSource& source, Lesson& lesson, LessonFaults& faults) {
    for (const auto& language : lesson.languages)
        if (const auto text = source.texts.find(language); text != source.texts.end())
            lesson.texts[language] = textFrom(text->second, language, lesson, faults);
    checkParity(lesson, faults);
}

/// Whoever looks for a fact finds it by the step that uses it.
void nameSteps(std::vector<LessonFault>& faults, const Lesson& lesson) {
    constexpr std::string_view kFact = "fact ";
    const auto isOfFact = [&](const LessonFault& fault) {
        return fault.step.empty() && fault.part.starts_with(kFact);
    };
    if (std::none_of(faults.begin(), faults.end(), isOfFact)) return;
    const auto steps = stepsByFact(lesson);
    for (auto& fault : faults)
        if (isOfFact(fault))
            if (const auto step = steps.find(fault.part.substr(kFact.size())); step != steps.end())
                fault.step = step->second;
}

}  // namespace

LessonDraftReading readDraft(const LessonSource& source) {
    const auto json = lessonJson(source.json);
    LessonFaults faults;
    LessonReferences references;
    LessonDraftReading reading;
    Lesson& lesson = reading.lesson;
    LessonFields fields(json, {}, faults);
    readHeader(fields, source, lesson, faults);
    readPictures(source, lesson, faults);
    readRuns(fields.object("runs"), lesson, faults);
    readFacts(fields.object("facts"), lesson, faults, references);
    readClaims(fields.object("claims"), lesson, faults, references);
    readSteps(fields.list("steps", true), lesson, faults, references);
    fields.finish();
    references.check(lesson, faults);
    checkOrder(lesson, faults);
    readTexts(source, lesson, faults);
    if (lesson.languages.empty()) lesson.languages = {"en"};
    (void)lesson.texts[lesson.languages.front()];
    reading.faults = faults.take();
    nameSteps(reading.faults, lesson);
    return reading;
}

LessonReading readLesson(const LessonSource& source) {
    auto draft = readDraft(source);
    LessonReading reading;
    reading.id = draft.lesson.id;
    reading.faults = std::move(draft.faults);
    if (!reading.faults.empty()) return reading;
    draft.lesson.hash = sha256OfText(lessonText(source));
    reading.lesson = std::move(draft.lesson);
    return reading;
}

}  // namespace headscope
