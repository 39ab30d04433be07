// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <string>
#include <vector>

namespace headscope {

/// A part of a lesson's text that is read back unchanged. Lines that would be read as one of
/// `options` are escaped.
[[nodiscard]] std::string tidyPart(const std::string& text,
                                   const std::vector<std::string>& options = {});
/// On one line.
[[nodiscard]] std::string tidyLine(const std::string& text);

/// The file of one language. Precondition: the lesson is tidied.
[[nodiscard]] std::string markdownOf(const LessonText& text, const Lesson& lesson);

/// Keys of a step's options that stand in texts.
[[nodiscard]] const std::vector<std::string>& writtenOptions(const LessonStep& step);

}  // namespace headscope
