// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_draft.h>

#include <QString>

#include <string>
#include <vector>

namespace headscope::app {

// The names of a lesson's parts, for its author. GUI thread (translated).

/// "P of the target", "head 0.4 alone: change of P, target".
[[nodiscard]] QString wordsOf(const LessonFact& fact);
/// "p > 0.5": with the names of the facts.
[[nodiscard]] QString wordsOf(const LessonExpression& expression);
[[nodiscard]] QString wordsOf(LessonStepKind kind);
[[nodiscard]] QString wordsOf(LessonAskKind kind);
[[nodiscard]] QString wordsOf(const LessonCondition& condition);
/// What a step sets up: "“Berlin is the capital of”, zero, head 0.4".
[[nodiscard]] QString wordsOf(const LessonState& state, const Lesson& lesson);
[[nodiscard]] QString wordsOf(const LessonMark& mark);
/// Of lessonCovers(), or all cells but a layer's.
[[nodiscard]] QString wordsOfCover(const std::string& cover);
[[nodiscard]] QString wordsOf(LessonShow show);

/// Ways in which such a value can be written, the usual one first.
[[nodiscard]] std::vector<LessonShow> showsOf(const LessonFact& fact);

// The parts of a step's text: "" is the text itself; then "right", "wrong", "reveal", "otherwise",
// "notes", "option KEY", and the names of hints: as a fault names them.
[[nodiscard]] std::vector<std::string> textParts(const LessonStep& step);
[[nodiscard]] QString wordsOfPart(const std::string& part);
/// Null if there is no such part. Created where a step can have it.
[[nodiscard]] std::string* textPart(LessonStepText& text, const std::string& part);
[[nodiscard]] std::string textPart(const LessonStepText& text, const std::string& part);

}  // namespace headscope::app
