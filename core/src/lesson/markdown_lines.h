// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headscope {

// The lines of a lesson's Markdown, as far as they are its structure.

[[nodiscard]] std::string trimmedText(std::string_view text);
/// Without their ends.
[[nodiscard]] std::vector<std::string> linesOf(std::string_view text);
/// Does it begin or end code?
[[nodiscard]] bool isFence(const std::string& line);
/// 1 to 3 for a heading of a lesson's structure, else 0.
[[nodiscard]] int headingLevel(const std::string& line);
/// The length of what makes a line an item of a list, or a numbered one, its space included; 0: it
/// is none.
[[nodiscard]] std::size_t bulletMark(std::string_view line);
[[nodiscard]] std::size_t numberMark(std::string_view line);
/// 1 to 6 for any heading, else 0.
[[nodiscard]] std::size_t headingMarks(std::string_view line);
/// "- early: in the first layers" -> key and text, where the key is one of these.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> optionOf(
    const std::string& line, const std::vector<std::string>& options);

}  // namespace headscope
