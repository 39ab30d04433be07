// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_facts.h>

#include <string>

namespace headscope {

// A lesson on paper. Pure functions of plain values; any thread.

enum class HandoutFormat { Markdown, Html };
enum class HandoutKind { Worksheet, WithAnswers };

/// The lesson's steps in one language, or in its first one, with the window's numbers. On a
/// worksheet blanks stand for answers and for the facts that answer a question or a task of the
/// lesson, wherever they are named; all other numbers are given. In place of a text that only
/// tells, after a question, stand where to look and lines for the learner's own notes; what only
/// some answers lead to is left out. With answers it has all of them, and the teacher's notes;
/// texts are those that hold on that model. `values` are of a model; a worksheet does without: its
/// numbers are then those that the lesson expects, and a blank where it expects none. At the foot
/// are the version of lesson and program, and the model of the numbers with its hash. HTML is one
/// page with sections and headings, without external content. Precondition: answers have `values`.
[[nodiscard]] std::string lessonHandout(const Lesson& lesson, const std::string& language,
                                        HandoutKind kind, const LessonValues* values,
                                        HandoutFormat format);

}  // namespace headscope
