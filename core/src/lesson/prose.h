// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/faults.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A piece of Markdown: prose, code with its backticks or fence, or {name} without its braces.
struct ProsePiece {
    enum class Kind { Prose, Code, Placeholder };
    Kind kind = Kind::Prose;
    std::string_view text;
};

/// All of the text, in order. The pieces are into `markdown`.
[[nodiscard]] std::vector<ProsePiece> proseOf(std::string_view markdown);

/// The names of its placeholders.
[[nodiscard]] std::set<std::string> placeholdersOf(std::string_view markdown);

/// The text as people read it: `value` for each placeholder, and code with the spaces at its ends
/// seen, as in "`␣Germany`".
[[nodiscard]] std::string withValues(
    std::string_view markdown, const std::function<std::string(const std::string& name)>& value);

/// What no text of a lesson may have: numbers that are no facts, HTML, links to elsewhere, pictures
/// that are not in the folder, stray braces. `language` decides which words are numbers.
void checkProse(std::string_view markdown, const LessonPlace& place,
                const std::map<std::string, std::string>& pictures, LessonFaults& faults);

}  // namespace headscope
