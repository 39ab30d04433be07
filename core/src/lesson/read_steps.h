// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"
#include "lesson/references.h"

#include <headscope/lesson.h>

namespace headscope {

/// Fills the lesson's steps from lesson.json.
void readSteps(const LessonJson& steps, Lesson& lesson, LessonFaults& faults,
               LessonReferences& references);

/// Duplicate ids, `then` with unknown steps or cycles, and unreachable steps.
void checkOrder(const Lesson& lesson, LessonFaults& faults);

}  // namespace headscope
