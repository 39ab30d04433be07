// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <cstddef>
#include <string_view>

namespace headscope {

/// Where the end of a prompt begins that a model of `most` positions reads whole: a byte offset, 0
/// where all of it fits. What begins there encodes to the last tokens of the whole prompt, at most
/// `most` of them: fewer where a cut before them would make others, as in the middle of a
/// character. text.size() where no end does. Throws Error(Input) for what `Tokenizer::encode`
/// refuses. Any thread.
[[nodiscard]] std::size_t endThatFits(const Tokenizer& tokenizer, std::string_view text,
                                      std::size_t most);

}  // namespace headscope
