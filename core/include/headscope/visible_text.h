// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// All here: any thread, no errors.
namespace headscope {

/// A token's text for people: spaces as "␣" (U+2423) where they lead, trail or stand alone, newline
/// as "⏎" and tab as "⇥", other control characters and invalid UTF-8 bytes as "\xNN", characters
/// that cannot be seen, or that turn what follows around, as "\uNNNN" or "\UNNNNNNNN": other
/// spaces, zero widths, directional and other format controls, variation selectors, noncharacters.
[[nodiscard]] std::string visibleText(std::string_view bytes);

/// The bytes as valid UTF-8: what is not is replaced by U+FFFD. For JSON and Qt.
[[nodiscard]] std::string validUtf8(std::string_view bytes);

}  // namespace headscope
