// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <string>

namespace headscope {

/// What a handout says itself, in a lesson's language. With {} for what is filled in.
struct HandoutWords {
    const char* time;
    const char* step;
    const char* extra;        ///< a step that only some answers lead to
    const char* extraTitled;  ///< the same behind its title
    const char* lookAt;
    const char* ownNotes;
    const char* answer;
    const char* rightAnswer;
    const char* range;
    const char* notes;
    const char* lesson;
    const char* model;
    const char* layerOf;  ///< layer {} of place {}
};

/// English where the language is not Vietnamese.
[[nodiscard]] const HandoutWords& handoutWords(const std::string& language);
/// "the target map", "layer 5 of the target map". A cell is not named: which one may be an answer.
[[nodiscard]] std::string handoutPlace(const LessonMark& mark, const std::string& language);

}  // namespace headscope
