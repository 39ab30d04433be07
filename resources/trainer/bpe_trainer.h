// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headscope {

/// How often each word occurs: the pieces that `Splitter` cuts a text into, as bytes (" Germany").
using WordCounts = std::map<std::string, std::int64_t>;

/// Adds the words of one text. Throws Error(Input) where it is not valid UTF-8.
void countWords(std::string_view utf8, WordCounts& counts);

/// A byte-level BPE in the form of GPT-2's files.
struct LearnedBpe {
    /// In id order, written as in vocab.json: the 256 bytes in GPT-2's order, a symbol for each
    /// merge, then the special tokens.
    std::vector<std::string> vocabulary;
    std::vector<std::pair<std::string, std::string>> merges;  ///< by rank
};

struct BpeOptions {
    /// Merges are learnt until the vocabulary has this many entries (bytes and special tokens
    /// included), or no pair occurs `minimumCount` times. 0: until all of `mustBeSingle` are
    /// single.
    int vocabularySize = 0;
    std::int64_t minimumCount = 2;
    /// Words such as " Germany" that must encode to one token. Merges for those that frequency did
    /// not reach are appended, so the vocabulary may grow beyond `vocabularySize`.
    std::vector<std::string> mustBeSingle;
    std::vector<std::string> specials = {"<|endoftext|>"};
};

/// Learns merges by pair frequency (Sennrich et al. 2016). Deterministic: ties go to the pair whose
/// symbols come first as text. Throws Error(Input) where a word of `mustBeSingle` is empty, is not
/// valid UTF-8 or is several words to GPT-2's split (" New York"), since no merge joins those.
[[nodiscard]] LearnedBpe learnBpe(const WordCounts& counts, const BpeOptions& options);

/// Writes `vocab.json` and `merges.txt` into an existing folder. Throws Error(Failure).
void writeBpe(const LearnedBpe& bpe, const std::filesystem::path& folder);

}  // namespace headscope
