// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"
#include "lesson/references.h"

#include <headscope/lesson.h>

#include <optional>
#include <string>

namespace headscope {

inline constexpr int kMostLayer = 100'000;

/// Fills the lesson's runs, facts and claims from lesson.json.
void readRuns(const LessonJson& runs, Lesson& lesson, LessonFaults& faults);
void readFacts(const LessonJson& facts, Lesson& lesson, LessonFaults& faults,
               LessonReferences& references);
void readClaims(const LessonJson& claims, Lesson& lesson, LessonFaults& faults,
                LessonReferences& references);

/// "all", "last", "0,3"; a fault for anything else.
[[nodiscard]] std::optional<Positions> positionsField(LessonFields& fields);
/// [9,6], "9.6" or {"fact": "worst"}; nothing, and a fault, for anything else.
[[nodiscard]] std::optional<LessonHead> lessonHeadFrom(const LessonJson& json,
                                                       const LessonPlace& place,
                                                       LessonFaults& faults,
                                                       LessonReferences& references);
/// A list of such.
[[nodiscard]] std::vector<LessonHead> lessonHeadsFrom(const LessonJson& json,
                                                      const LessonPlace& place,
                                                      LessonFaults& faults,
                                                      LessonReferences& references);

}  // namespace headscope
