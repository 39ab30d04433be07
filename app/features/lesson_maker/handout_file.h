// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_facts.h>
#include <headscope/lesson_handout.h>

#include <QString>

#include <string>

namespace headscope::app {

/// What a handout is of.
struct HandoutWish {
    std::string language;
    bool answers = false;  ///< with answers, facts and the teacher's notes
};

/// Writes the handout: a PDF of A4 pages, a page of HTML, or Markdown, by the file's ending. Throws
/// headscope::Error(Input) for another ending, or where answers are wanted and `values` is null;
/// Error(Failure) if it cannot be written. GUI thread.
void writeHandout(const Lesson& lesson, const HandoutWish& wish, const LessonValues* values,
                  const QString& file);

}  // namespace headscope::app
