// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace headscope {

/// Capitalisation for suggestions, not for comparison: letters of ASCII, Latin-1, Greek and
/// Cyrillic that have one counterpart; others stay. Independent of the locale. The text must be
/// valid UTF-8. Any thread.
[[nodiscard]] std::string lowerCase(std::string_view utf8);
[[nodiscard]] char32_t lowerCase(char32_t character);
[[nodiscard]] std::string upperCase(std::string_view utf8);
/// The first character in upper case, the others in lower case.
[[nodiscard]] std::string capitalized(std::string_view utf8);

}  // namespace headscope
