// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace headscope {

// Which facts answer a lesson's questions, and which its texts have told by then.

/// The facts that decide whether an answer is right: of each part of it those that tell it
/// together.
[[nodiscard]] std::vector<std::set<std::string>> answersOf(const Lesson& lesson,
                                                           const LessonAsk& ask);

/// The facts that all of these are made of; nothing if one is not there or made of itself.
[[nodiscard]] std::optional<std::set<std::string>> baseOf(const Lesson& lesson,
                                                          const std::set<std::string>& facts);

/// The facts that a step's text names in any language, but not to teachers or as a hint.
[[nodiscard]] std::set<std::string> toldBy(const Lesson& lesson, const std::string& step,
                                           bool withAnswer);

/// Is it a question, or something that is to be found in the window?
[[nodiscard]] bool asksFor(const Lesson& lesson, const LessonStep& step);

/// The facts that answer a question or say what is to be found, and are not told before.
[[nodiscard]] std::set<std::string> secretsOf(const Lesson& lesson);

}  // namespace headscope
