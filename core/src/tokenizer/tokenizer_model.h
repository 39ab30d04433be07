// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/tokenizer_parts.h"

#include <string>
#include <string_view>

namespace headscope {

/// Reads model.vocab and model.merges of a tokenizer.json's text, which is valid JSON, into
/// `parts`. They are nearly all of the file, so no tree is made of them. Throws Error(Input) naming
/// `file` where one of them is missing or something else.
void readTokenizerModel(std::string_view text, const std::string& file, const char* hint,
                        TokenizerParts& parts);

}  // namespace headscope
