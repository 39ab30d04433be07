// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_facts.h>
#include <headscope/lesson_files.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// A lesson that is being made: it may lack texts or have other faults, and is written all the same.
// Plain values; any thread.

/// What could be read of a lesson, whatever is wrong with it.
struct LessonDraftReading {
    Lesson lesson;  ///< with at least one language and its text; `hash` is empty
    std::vector<LessonFault> faults;
};
/// As readLesson(), but what has faults is read as far as it can be. Throws as that does.
[[nodiscard]] LessonDraftReading readDraft(const LessonSource& source);

/// The lesson as reading what was written of it gives it: texts without what would be read as the
/// lesson's structure (headings become those of the fourth level, lines that look like an option
/// begin with "+", code without an end gets one), and without what no step has a place for. A
/// lesson that was read is tidy already.
[[nodiscard]] Lesson tidied(Lesson lesson);

/// lesson.json and texts. readDraft() of it gives tidied(lesson), and the same lesson always gives
/// the same bytes.
[[nodiscard]] LessonSource writtenLesson(const Lesson& lesson);

/// Writes the lesson into a folder, which is made where it is missing, or in place of what the
/// folder has of the same lesson. Files that are none of the lesson's stay. Throws Error(Input)
/// where the folder holds another lesson (`replaces`: the id that may be there beside its own),
/// Error(Failure) where it cannot be written.
void saveLesson(const LessonSource& source, const std::filesystem::path& folder,
                const std::string& replaces = {});

/// All that is wrong with a draft, as readLesson() would find it.
[[nodiscard]] std::vector<LessonFault> draftFaults(const Lesson& lesson);

/// Questions whose answer can be seen on screen, because the step does not cover what shows it. As
/// faults; a lesson with them can be played.
[[nodiscard]] std::vector<LessonFault> uncoveredAnswers(const Lesson& lesson);

/// What does not hold on this model: factFaults(), and whichever the lesson was made for, claims
/// that fail, and questions that have no right answer here. As faults.
[[nodiscard]] std::vector<LessonFault> failuresOn(const Lesson& lesson, const LessonValues& values);

/// What a fact's value is.
enum class LessonValueKind { Number, Head, Text };
[[nodiscard]] LessonValueKind valueKindOf(const LessonFact& fact);

/// A name for ids, facts and the like: the letters and digits of the words, "-" between; with a
/// number behind it where it is taken. "x" where the words have none.
[[nodiscard]] std::string freeLessonName(std::string_view words,
                                         const std::function<bool(const std::string&)>& isTaken);

/// A lesson without steps, in one language.
[[nodiscard]] Lesson newLesson(const std::string& language, const std::string& title);

/// The name of the lesson's run that is like this one, which is added where there is none.
std::string useRun(Lesson& lesson, const LessonRun& run);
/// The name of the lesson's fact that is like this one; else it is added, as `wish` if that is
/// free.
std::string useFact(Lesson& lesson, const LessonFact& fact, std::string_view wish);
/// The name of the lesson's claim that is like this one; likewise.
std::string useClaim(Lesson& lesson, const LessonExpression& claim, std::string_view wish);

/// Puts a step in before the one at `at`, or at the end, with an id that is free, and a text in
/// each language. Returns where it is.
std::size_t insertStep(Lesson& lesson, std::size_t at, LessonStep step,
                       const LessonStepText& text = {});
/// The same step with its texts once more, behind it. Precondition: `at` is a step.
std::size_t duplicateStep(Lesson& lesson, std::size_t at);
/// With its texts; nothing leads there any more. Precondition: `at` is a step.
void removeStep(Lesson& lesson, std::size_t at);
/// Precondition: both are steps.
void moveStep(Lesson& lesson, std::size_t from, std::size_t to);

/// A further language, with texts that are still to be written. Nothing where it is there.
void addLanguage(Lesson& lesson, const std::string& language);

/// What is on screen, as far as facts can be of it.
struct LessonScreen {
    std::string run;  ///< a name in Lesson::runs
    Intervention intervention = {};
    std::optional<HeadId> selected;
    std::vector<HeadId> set;  ///< ablated together
};
/// A number, head or token to be put into a text.
struct LessonOffer {
    std::string name;  ///< that would suit it
    LessonFact fact;
};
/// The facts of what is on screen, those of the chosen head and the set first.
[[nodiscard]] std::vector<LessonOffer> offersOf(const LessonScreen& screen);

}  // namespace headscope
