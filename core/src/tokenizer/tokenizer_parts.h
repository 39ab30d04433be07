// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/added_tokens.h"
#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <headscope/message.h>

#include <filesystem>
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
    /// What Python does with these files and Headscope does not, and what in them looks wrong: a
    /// sentence each.
    std::vector<Message> notes;
};

/// Reads what transformers' AutoTokenizer would: tokenizer.json where it is there, else vocab.json
/// and merges.txt. Added tokens are those of tokenizer.json, of tokenizer_config.json's
/// added_tokens_decoder or where it has none of added_tokens.json, and those that
/// tokenizer_config.json and special_tokens_map.json call bos_token, eos_token and so on. Throws
/// Error(Input) naming the file at fault, also where merges that the vocabulary needs are missing
/// or a file asks for something that would give other tokens and is not done here.
[[nodiscard]] TokenizerParts readTokenizerParts(const std::filesystem::path& folder);

/// The same checks but for the vocabulary, the merges and the ids of added tokens, which take most
/// of the time.
void checkTokenizer(const std::filesystem::path& folder);

}  // namespace headscope
