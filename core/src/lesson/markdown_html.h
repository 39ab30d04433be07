// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace headscope {

/// For a text or an attribute's value.
[[nodiscard]] std::string htmlEscaped(std::string_view text);

/// What lessons have of Markdown as HTML: paragraphs, lists, headings, fenced code, tables, and in
/// lines code, ** and *, links and pictures, which are put into the page. Everything else is shown
/// literally. Links to headscope: lead nowhere on paper, and are their text alone.
[[nodiscard]] std::string htmlOf(std::string_view markdown,
                                 const std::map<std::string, std::string>& pictures);

}  // namespace headscope
