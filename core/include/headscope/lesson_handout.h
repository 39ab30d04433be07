// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_facts.h>

#include <string>

namespace headscope {

// A lesson on paper. Pure functions of plain values; any thread.

enum class HandoutFormat { Markdown, Html };

/// The lesson's steps in one language, or in its first one. Without `values` a worksheet:
/// predictions, and all results of the model, are blanks. With them the same with answers, facts
/// and the teacher's notes, and at the foot the model with its hash; texts are those that hold on
/// that model. The version of lesson and program is at the foot of both. HTML is one page with
/// sections and headings, without external content.
[[nodiscard]] std::string lessonHandout(const Lesson& lesson, const std::string& language,
                                        const LessonValues* values, HandoutFormat format);

}  // namespace headscope
