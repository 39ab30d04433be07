// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_draft.h>

#include <QString>

#include <vector>

namespace headscope::app {

class Document;

// What the window shows, for a lesson. GUI thread.

/// Why what is on screen cannot stand in a lesson: a sentence; empty: it can.
[[nodiscard]] QString whyNotRecorded(Document& document);

/// The prompt and tokens on screen: of the run that is shown, else of what is typed.
/// Precondition: whyNotRecorded() is empty.
[[nodiscard]] LessonRun runOnScreen(Document& document);

/// All of it. Adds the run to the lesson's. Precondition as above.
[[nodiscard]] LessonState recordedState(Document& document, Lesson& lesson);

/// For facts of it. Precondition as above.
[[nodiscard]] LessonScreen recordedScreen(Document& document, Lesson& lesson);

/// What a learner could be asked to do to reach the present state. Precondition as above.
[[nodiscard]] std::vector<LessonCondition> conditionsOnScreen(Document& document, Lesson& lesson);

}  // namespace headscope::app
