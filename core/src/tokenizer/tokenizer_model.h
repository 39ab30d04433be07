// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/merges_file.h"
#include "tokenizer/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace headscope {

/// A tokenizer.json, not interpreted. The vocabulary and the merges are nearly all of it, so no
/// tree is made of them.
struct TokenizerFile {
    std::shared_ptr<const nlohmann::json> frame;  ///< an object: all but model.vocab, model.merges
    Vocabulary::Entries vocabulary;               ///< model.vocab
    MergeList merges;                             ///< model.merges
    bool hasVocabulary = false;                   ///< it is an object
    bool hasMerges = false;                       ///< they are a list
};

/// Reads the text in one pass. Throws Error(Input) naming `file` where it is not valid JSON, a key
/// is there twice outside the vocabulary, one of the two holds something else, or it is nested too
/// deeply or holds too much.
[[nodiscard]] TokenizerFile parseTokenizerFile(std::string_view text, const std::string& file,
                                               const char* hint);

}  // namespace headscope
