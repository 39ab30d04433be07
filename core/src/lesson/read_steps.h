// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"
#include "lesson/references.h"

#include <headscope/lesson.h>

namespace headscope {

/// Fills the lesson's steps from lesson.json.
void readSteps(const LessonJson& steps, Lesson& lesson, LessonFaults& faults,
               LessonReferences& references);

/// Ids that are there twice, `then` that leads nowhere or round, and steps that none leads to.
void checkOrder(const Lesson& lesson, LessonFaults& faults);

}  // namespace headscope
