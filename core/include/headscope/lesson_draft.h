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

// A lesson that is being made: it may lack texts or have other faults, and can still be saved.
// Plain values; any thread.

/// A lesson read as far as possible, and its faults.
struct LessonDraftReading {
    Lesson lesson;  ///< with at least one language and its text; `hash` is empty
    std::vector<LessonFault> faults;
};
/// As readLesson(), but what has faults is read as far as it can be. Throws as that does.
[[nodiscard]] LessonDraftReading readDraft(const LessonSource& source);

/// The lesson as saving and reading would give it: texts without what would be read as the lesson's
/// structure (headings become those of the fourth level, lines that look like an option begin with
/// "+", code without an end gets one), and without what a step cannot hold. A lesson that was read
/// is tidy already.
[[nodiscard]] Lesson tidied(Lesson lesson);

/// lesson.json and texts. readDraft() of it gives tidied(lesson), and the same lesson always gives
/// the same bytes.
[[nodiscard]] LessonSource writtenLesson(const Lesson& lesson);

/// Writes the lesson into a folder, which is made where it is missing, or in place of what the
/// folder has of the same lesson. Files that are none of the lesson's stay. Throws Error(Input) if
/// the folder holds another lesson (`replaces`: the id that may be there beside its own),
/// Error(Failure) if it cannot be written.
void saveLesson(const LessonSource& source, const std::filesystem::path& folder,
                const std::string& replaces = {});

/// All that is wrong with a draft, as readLesson() would find it.
[[nodiscard]] std::vector<LessonFault> draftFaults(const Lesson& lesson);

/// Answers that are on screen, because a step does not cover them: while they are asked for, and in
/// steps before on the way there, as far as the learner need not do anything to see them. What an
/// earlier question asked or a text has told is known by right. As faults of the step that lacks
/// the cover; a lesson with them can be played.
[[nodiscard]] std::vector<LessonFault> uncoveredAnswers(const Lesson& lesson);

/// What fails on this model: factFaults(), and, whatever models the lesson was made for, failing
/// claims and questions without a right answer. As faults.
[[nodiscard]] std::vector<LessonFault> failuresOn(const Lesson& lesson, const LessonValues& values);

/// What a fact's value is.
enum class LessonValueKind { Number, Head, Text };
[[nodiscard]] LessonValueKind valueKindOf(const LessonFact& fact);
/// May it be shown so? Percent and points are of a P, of a change of one, and of what is worked
/// out.
[[nodiscard]] bool canBeShown(const LessonFact& fact, LessonShow show);

/// A name for ids, facts and the like: the letters and digits of the words, letters without
/// their marks ("Bài học" is "bai-hoc"), "-" between; with a number behind it where it is taken.
/// "x" where the words have none.
[[nodiscard]] std::string freeLessonName(std::string_view words,
                                         const std::function<bool(const std::string&)>& isTaken);

/// A lesson without steps, in one language.
[[nodiscard]] Lesson newLesson(const std::string& language, const std::string& title);

/// The name of the lesson's run equal to this one, which is added if there is none.
std::string useRun(Lesson& lesson, const LessonRun& run);
/// The name of the lesson's fact equal to this one; else adds it, as `wish` if that is free.
std::string useFact(Lesson& lesson, const LessonFact& fact, std::string_view wish);
/// The name of the lesson's claim equal to this one; likewise.
std::string useClaim(Lesson& lesson, const LessonExpression& claim, std::string_view wish);

/// Inserts a step before the one at `at`, or at the end, with a free id and a text in each
/// language. Returns its index.
std::size_t insertStep(Lesson& lesson, std::size_t at, LessonStep step,
                       const LessonStepText& text = {});
/// Inserts a copy of the step and its texts after it. Precondition: `at` is a step.
std::size_t duplicateStep(Lesson& lesson, std::size_t at);
/// With its texts and all jumps to it. Precondition: `at` is a step.
void removeStep(Lesson& lesson, std::size_t at);
/// Precondition: both are steps.
void moveStep(Lesson& lesson, std::size_t from, std::size_t to);

/// Adds a language with empty texts. Does nothing if it is there.
void addLanguage(Lesson& lesson, const std::string& language);

/// The part of the screen that facts can describe.
struct LessonScreen {
    std::string run;    ///< a name in Lesson::runs
    std::string donor;  ///< likewise, what a patch takes z from; or empty
    Intervention intervention = {};
    std::optional<HeadId> selected;
    std::vector<HeadId> set;  ///< ablated together
};
/// A number, head or token to be put into a text.
struct LessonOffer {
    std::string name;  ///< a suggestion
    LessonFact fact;
};
/// The facts of what is on screen, those of the chosen head and the set first. Of a patch: what
/// these do patched from the donor, and the donor's clean run; no fact is of a map of patches.
[[nodiscard]] std::vector<LessonOffer> offersOf(const LessonScreen& screen);

}  // namespace headscope
