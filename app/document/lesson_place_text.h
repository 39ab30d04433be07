// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <QString>

#include <string>

namespace headscope::app {

// Places of the window as lessons and their makers call them. GUI thread (translated).

/// "the target map": of lessonPlaces() or lessonPanels(); else the name itself.
[[nodiscard]] QString placeText(const std::string& place);
/// "a cell of the target map": without which, as that may be what a lesson asks.
[[nodiscard]] QString placeText(const LessonMark& mark);

}  // namespace headscope::app
