// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_facts.h>
#include <headscope/lesson_files.h>

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headscope {

// Reports on lessons and their facts. Pure functions of plain values; any thread.

/// One lesson that was checked.
struct LessonCheck {
    std::string file;  ///< as it was named
    std::string id;
    std::optional<Lesson> lesson;        ///< empty if it has faults of its own
    std::optional<LessonValues> values;  ///< where its facts were computed
    std::vector<std::string> needs;      ///< missingNeeds()
    std::vector<LessonFault> faults;
};

/// {"lessons":[{"file","id","languages","steps","facts","needs","model":{"name","sha256"},
/// "faults":[{"step","part","language","what"}]}]}
[[nodiscard]] std::string lessonChecksJson(std::span<const LessonCheck> checks);
/// For people: a line a lesson, and under it its faults.
[[nodiscard]] std::string lessonChecksText(std::span<const LessonCheck> checks);
/// file,id,step,part,language,what: a row a fault.
[[nodiscard]] std::string lessonChecksCsv(std::span<const LessonCheck> checks);

/// {"schema":"headscope.lesson-facts/1","lesson","lesson_hash","model":{"name","sha256"},"made_for",
/// "facts":[{"name","of","run","value","shown","expect","within","error"}],
/// "claims":[{"name","holds"}]}; null for what is not known.
[[nodiscard]] std::string lessonFactsJson(const Lesson& lesson, const LessonValues& values);
[[nodiscard]] std::string lessonFactsText(const Lesson& lesson, const LessonValues& values);
/// A table of numbers that are as expected, but further off than the rounding of what is expected
/// explains, which is half of "within": a change of the engine or the model that nobody sees else.
/// Empty where there are none, or nothing is expected of this model.
[[nodiscard]] std::string movedFactsText(const Lesson& lesson, const LessonValues& values);
/// name,of,run,value,shown,expect,within,error; then claims, with "claim" for `of`.
[[nodiscard]] std::string lessonFactsCsv(const Lesson& lesson, const LessonValues& values);

}  // namespace headscope
