// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"
#include "lesson/references.h"

#include <headscope/lesson.h>

#include <string>
#include <vector>

namespace headscope {

/// What the window shows, from "state" or a hint's "show".
[[nodiscard]] LessonState stateFrom(const LessonJson& json, const LessonPlace& place,
                                    LessonFaults& faults, LessonReferences& references);

/// The conditions of "until".
[[nodiscard]] std::vector<LessonCondition> conditionsFrom(const LessonJson& json,
                                                          const LessonPlace& place,
                                                          LessonFaults& faults,
                                                          LessonReferences& references);

/// "probability target", "probability/target" or with a lens behind it; nothing, and a fault, for
/// anything else.
[[nodiscard]] std::optional<Quantity> quantityField(const LessonJson& json,
                                                    const LessonPlace& place, LessonFaults& faults);

}  // namespace headscope
