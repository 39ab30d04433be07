// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/added_tokens.h"
#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// All that a folder's files say of its tokenizer.
struct TokenizerParts {
    Vocabulary vocabulary;
    Merges merges;
    AddedTokens added;
    bool prefixSpace = false;  ///< add_prefix_space: a text that begins with none gets a space
    bool splitWords = true;    ///< use_regex: GPT-2's split pattern comes before the merges
};

/// An added token as a file describes it.
struct AddedToken {
    std::string content;
    std::optional<TokenId> id;  ///< nothing: the vocabulary's
    bool normalized = false;
};

/// Reads vocab.json and merges.txt, or where one of them is absent tokenizer.json. The added tokens
/// come, as for transformers' GPT2Tokenizer, from tokenizer_config.json's added_tokens_decoder,
/// else added_tokens.json, else tokenizer.json; and what tokenizer_config.json and
/// special_tokens_map.json call bos_token, eos_token and so on counts where it has an id. Throws
/// Error(Input) naming the file at fault.
[[nodiscard]] TokenizerParts readTokenizerParts(const std::filesystem::path& folder);

}  // namespace headscope
