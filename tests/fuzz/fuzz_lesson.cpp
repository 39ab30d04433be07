// SPDX-License-Identifier: GPL-3.0-or-later
// Packed lessons, and files of answers to them.
#include "base/gzip.h"
#include "fuzz.h"
#include "lesson_maker.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_draft.h>
#include <headscope/lesson_files.h>
#include <headscope/version.h>

namespace headscope {

// The library's own asks the machine for more, and is not compiled here.
const char* version() {
    return "0.1.0";
}

}  // namespace headscope

namespace headscope::fuzz {
namespace {

void runLesson(std::string_view input) {
    const LessonSource source = lessonSourceFromFile(input);
    const LessonReading reading = readLesson(source);
    require(reading.lesson.has_value() != !reading.faults.empty(),
            "a lesson with faults, or neither");
    const std::string packed = packedLesson(source);
    require(packedLesson(lessonSourceFromFile(packed)) == packed,
            "a lesson that is not read back as it was packed");
    const Lesson tidy = tidied(readDraft(source).lesson);
    require(readDraft(writtenLesson(tidy)).lesson == tidy,
            "a draft that is not read back as it was written");
    if (!reading.lesson) return;
    for (std::size_t step = 0; step < reading.lesson->steps.size(); ++step)
        for (const auto verdict : {LessonVerdict::Right, LessonVerdict::Wrong})
            (void)nextStep(*reading.lesson, step, verdict);
}

void runAnswers(std::string_view input) {
    const LessonAnswers answers = answersFromFile(input);
    require(answersFromFile(toFile(answers)) == answers, "answers that are not read back");
}

}  // namespace

void run(std::string_view input) {
    reads([&] { runLesson(input); });
    reads([&] { runAnswers(input); });
}

std::vector<std::string> seeds() {
    LessonSource source = test::soundSource();
    source.pictures["a.png"] = "\x89PNG\r\n\x1a\nrest";
    LessonAnswers answers;
    answers.lesson = "small";
    answers.attempts = {{"a", LessonStepKind::Predict, HeadId{0, 4}, LessonVerdict::Right, 1, 0, 2},
                        {"b", LessonStepKind::Predict, 2.5, LessonVerdict::Wrong, 1, 1, 2},
                        {"c", LessonStepKind::Write, std::string("x"), LessonVerdict::Unscored}};
    return {packedLesson(source), gzip(packedLesson(source)), toFile(answers),
            R"({"schema":"headscope.lesson/1","lesson":{},"text":{}})"};
}

}  // namespace headscope::fuzz
