// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace headscope::app {

class LessonController;

// The texts of the step that is shown, with the model's numbers in them. GUI thread.

/// Markdown: the step's text; once it is answered, whether that was right and why; the hints that
/// were asked for. `brief`: without a heading and hints, as a class sees it.
[[nodiscard]] QString stepMarkdown(const LessonController& play, bool brief = false);
/// "Step 2 of 11: The first guess".
[[nodiscard]] QString stepHeading(const LessonController& play);
/// The same of any of its steps, for a list: "2. The first guess".
[[nodiscard]] QString stepTitle(const LessonController& play, std::size_t step);
/// What the step waits for, or that it is done; may be empty.
[[nodiscard]] QString stepStatus(const LessonController& play);
/// "Time 1:05 of 5:00", of a step that has minutes; empty of others.
[[nodiscard]] QString stepTime(const LessonController& play);
/// "1:05"
[[nodiscard]] QString clockText(double seconds);
/// Of a question's options, as plain text, in their order.
[[nodiscard]] QStringList optionTexts(const LessonController& play);
/// What is right on this model, as people read it; empty if nothing is, or it is not known.
[[nodiscard]] QString rightWords(const LessonController& play);
/// For teachers; may be empty.
[[nodiscard]] QString stepNotes(const LessonController& play);
/// As it was typed, without what sums leave in the last places.
[[nodiscard]] QString answeredNumber(double number);
/// Markdown without its marks.
[[nodiscard]] QString withoutMarkdown(const QString& markdown);

}  // namespace headscope::app
