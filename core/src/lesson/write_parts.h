// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <nlohmann/json.hpp>

namespace headscope {

// The values of a lesson as lesson.json has them: the inverse of what reads them. What is as usual
// is not written.

using WrittenJson = nlohmann::ordered_json;

/// 6 rather than 6.0.
[[nodiscard]] WrittenJson writtenNumber(double number);
/// [9,6] or {"fact": "worst"}
[[nodiscard]] WrittenJson writtenHead(const LessonHead& head);
[[nodiscard]] WrittenJson writtenHeads(const std::vector<LessonHead>& heads);
[[nodiscard]] WrittenJson written(const LessonExpression& expression);
[[nodiscard]] WrittenJson written(const LessonRun& run);
[[nodiscard]] WrittenJson written(const LessonFact& fact);
[[nodiscard]] WrittenJson written(const LessonState& state);
[[nodiscard]] WrittenJson written(const LessonStep& step);

}  // namespace headscope
