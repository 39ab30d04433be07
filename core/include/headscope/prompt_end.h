// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <cstddef>
#include <string_view>

namespace headscope {

/// Where the longest end of a prompt begins that fits `most` positions: a byte offset, 0 if all of
/// it fits. That end encodes to the last tokens of the whole prompt, at most `most` of them: fewer
/// if a cut there would change tokens, as within a character. text.size() if no end does. Throws
/// Error(Input) for what `Tokenizer::encode` refuses. Any thread.
[[nodiscard]] std::size_t endThatFits(const Tokenizer& tokenizer, std::string_view text,
                                      std::size_t most);

}  // namespace headscope
