// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/fields.h"

#include <headscope/lesson_files.h>
#include <headscope/message.h>

#include <string>
#include <string_view>

namespace headscope {

inline constexpr const char* kLessonSchema = "headscope.lesson/1";

/// The object of a lesson.json. Throws Error(Input) if it is not one, or of another schema.
[[nodiscard]] LessonJson lessonJson(std::string_view text);

/// The JSON of a packed lesson, before it is compressed.
[[nodiscard]] std::string lessonText(const LessonSource& source);

/// What is wrong with a picture: its name, its size, or that it is neither PNG nor an SVG without
/// scripts and without anything from elsewhere. Empty: nothing.
[[nodiscard]] Message wrongPicture(const std::string& name, std::string_view bytes);

}  // namespace headscope
