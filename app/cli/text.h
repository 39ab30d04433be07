// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace headscope::cli {

/// One line a terminal can take, whatever bytes a file or an argument put into the text: control
/// characters as \xNN, those that cannot be seen or turn the direction as \u{N}, invalid UTF-8
/// replaced, cut after 500 bytes.
[[nodiscard]] std::string printable(const std::string& text);

/// Writes "headscope-cli: " and the text, printable, as a line to standard error. Where that fails,
/// there is no other place to report it.
void say(const std::string& text);

/// The lines of a text, those longer than `columns` code points broken at blanks: what follows
/// begins under the text behind a term and two blanks, or two blanks further in than the line.
/// Columns of a table are not looked at.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t columns);

/// Three digits and a unit: "548 MB", "1.56 GB"; powers of 1000.
[[nodiscard]] std::string bytesText(std::uint64_t bytes);

/// Three digits and what they count in: "124 M", "1.56 G", "85.7 k".
[[nodiscard]] std::string countText(std::uint64_t count);

}  // namespace headscope::cli
