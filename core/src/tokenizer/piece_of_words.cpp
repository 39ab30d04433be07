// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/piece_of_words.h"

#include "tokenizer/letter_case.h"

namespace headscope {

bool isPieceOfWords(std::string_view token) {
    return !token.starts_with(' ') && lowerCase(token) == token && upperCase(token) != token;
}

}  // namespace headscope
