// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/added_tokens.h"
#include "tokenizer/post_processor.h"
#include "tokenizer/tokenizer_model.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// The supported part of a tokenizer.json.
struct TokenizerJson {
    Vocabulary::Entries vocabulary;
    MergeList merges;
    std::vector<AddedToken> added;
    bool prefixSpace = false;  ///< the pre-tokenizer's add_prefix_space
    /// The pre-tokenizer is a sequence, whose add_prefix_space transformers 4 leaves alone.
    bool isSequence = false;
    bool splitWords = true;  ///< GPT-2's split pattern comes before the merges
    AroundText around;       ///< what its post_processor adds
};

/// Reads a tokenizer.json of the `tokenizers` library. Throws Error(Input) naming the file where it
/// is broken, or asks for what would give other tokens and is not done here: another model than
/// BPE, a normalizer, another pre-tokenizer than ByteLevel or GPT-2's split before it,
/// byte_fallback, ignore_merges, dropout, word prefixes and suffixes. Whether vocabulary and merges
/// fit together is not looked at.
[[nodiscard]] TokenizerJson readTokenizerJson(const std::filesystem::path& file);

}  // namespace headscope
