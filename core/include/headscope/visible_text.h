// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// All here: any thread, no errors.
namespace headscope {

/// A token's text for people: leading, trailing and lone spaces as "␣" (U+2423), newline as "⏎" and
/// tab as "⇥", other control characters and invalid UTF-8 bytes as "\xNN", invisible characters, or
/// ones that reverse what follows, as "\uNNNN" or "\UNNNNNNNN": other spaces, zero widths,
/// directional and other format controls, variation selectors, noncharacters.
[[nodiscard]] std::string visibleText(std::string_view bytes);

/// The bytes as valid UTF-8: what is not is replaced by U+FFFD. For JSON and Qt.
[[nodiscard]] std::string validUtf8(std::string_view bytes);

}  // namespace headscope
