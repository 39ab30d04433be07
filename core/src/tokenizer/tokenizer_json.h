// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/tokenizer_parts.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace headscope {

/// Reads a tokenizer.json of the `tokenizers` library, without its post_processor: nothing is added
/// to a text here. Throws Error(Input) naming the file where it is broken, or asks for what would
/// give other tokens and is not done here: another model than BPE, a normalizer, another
/// pre-tokenizer than ByteLevel, byte_fallback, ignore_merges, dropout, word prefixes and suffixes.
[[nodiscard]] TokenizerParts readTokenizerJson(const std::filesystem::path& file);

/// The same checks without building the vocabulary. Throws as readTokenizerJson() but for broken
/// tokens and merges.
void checkTokenizerJson(const std::filesystem::path& file);

/// The file's added_tokens. Reads no further than they stand, which is the file's head: what comes
/// after is not looked at.
[[nodiscard]] std::vector<AddedToken> readAddedTokens(const std::filesystem::path& file);

/// One entry of added_tokens or added_tokens_decoder, without its id. Throws Error(Input) where it
/// is no object with a content, or swallows spaces beside it (lstrip, rstrip) or counts only as a
/// whole word (single_word), which is not done here.
[[nodiscard]] AddedToken parseAddedToken(const nlohmann::json& entry, const std::string& file);

/// Gives the tokens their places in `parts`. Those without an id count only where the vocabulary
/// has them. Throws Error(Input) naming `file` where an id is taken by another token.
void addTokens(const std::vector<AddedToken>& tokens, const std::string& file,
               TokenizerParts& parts);

}  // namespace headscope
