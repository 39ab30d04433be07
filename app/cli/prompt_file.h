// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace headscope::cli {

/// Far longer than any model's context; a token costs about half a kilobyte of memory and output.
inline constexpr std::size_t kLongestText = 4u << 20;

/// The bytes of a text file, or of standard input for "-". Throws Error(Input) naming it where it
/// cannot be read, is longer than kLongestText, or is not UTF-8.
[[nodiscard]] std::string readTextOf(const std::string& file);

/// The same without the line end at the end, "\n" or "\r\n", if there is one: editors and echo put
/// it there. A prompt that is to end with one has two. Says on standard error where what is left
/// has several lines, which are one prompt.
[[nodiscard]] std::string readPromptFile(const std::string& file);

}  // namespace headscope::cli
