// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"
#include "lesson/references.h"

#include <headscope/lesson.h>

#include <set>
#include <string>

namespace headscope {

/// A claim, or with `isClaim` false a number: ["lt", {"fact": "a"}, 0.1].
[[nodiscard]] LessonExpression expressionFrom(const LessonJson& json, bool isClaim,
                                              const LessonPlace& place, LessonFaults& faults,
                                              LessonReferences& references);

/// Adds the facts that it names.
void addFacts(const LessonExpression& expression, std::set<std::string>& facts);

/// {"fact": "worst"} -> "worst"; empty, and a fault, for anything else.
[[nodiscard]] std::string factNamed(const LessonJson& json, const LessonPlace& place,
                                    LessonFaults& faults);

}  // namespace headscope
