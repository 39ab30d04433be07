// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace headscope {

/// Is a token's text, which is valid UTF-8, a piece that words go on with: letters in lower case
/// without a leading space? Any thread.
[[nodiscard]] bool isPieceOfWords(std::string_view token);

}  // namespace headscope
