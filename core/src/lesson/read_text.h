// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/faults.h"

#include <headscope/lesson.h>

#include <string>

namespace headscope {

/// The text of one language, held to the lesson's steps.
[[nodiscard]] LessonText textFrom(const std::string& markdown, const std::string& language,
                                  const Lesson& lesson, LessonFaults& faults);

/// Texts of two languages say the same with the same facts.
void checkParity(const Lesson& lesson, LessonFaults& faults);

}  // namespace headscope
