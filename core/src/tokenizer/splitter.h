// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/pattern.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace headscope {

/// GPT-2's split of a text into words, the pieces within which BPE merges:
/// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+` of OpenAI's
/// encoder.py, with `\s` the Unicode property White_Space as in Python and Rust. Immutable: any
/// thread may call it, several at once.
class Splitter {
 public:
    /// Throws Error(Failure) if the pattern cannot be compiled (no memory).
    Splitter();

    /// Byte spans [begin, end), which tile the text. Throws Error(Input) if it is not valid UTF-8
    /// or the pattern gives up on it.
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> split(
        std::string_view utf8) const;

    /// Whether a regular expression, as tokenizer.json writes it, is this very split.
    [[nodiscard]] static bool isItsPattern(std::string_view regex);

 private:
    const Pattern* m_pattern;
};

}  // namespace headscope
