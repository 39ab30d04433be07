// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/longest_match.h"
#include "tokenizer/pattern.h"

#include <headscope/tokenizer.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// An added token as a file describes it.
struct AddedToken {
    std::string content;
    std::optional<TokenId> id;  ///< nothing: the vocabulary's, if any
    bool normalized = false;    ///< found after those that are not
    bool special = false;
    bool stripsLeft = false;   ///< lstrip: takes the white space before it too
    bool stripsRight = false;  ///< rstrip
    bool singleWord = false;   ///< counts only where no letter, mark, digit or _ touches it
    bool passedOver = false;   ///< split_special_tokens: it is found, and then left as text
};

/// Tokens that are found in a text before it is split into words, such as <|endoftext|>: the
/// "added tokens" of Hugging Face's tokenizers (added_vocabulary.rs). Const members: any thread,
/// several at once.
class AddedTokens {
 public:
    /// None.
    AddedTokens() : AddedTokens(std::vector<AddedToken>()) {}
    /// Of tokens that are not empty, each content once.
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// One that was found: the bytes [begin, end) of the text, white space that it takes included.
    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        const AddedToken* token = nullptr;
    };

    /// From left to right, not overlapping. Of those that begin earliest the longest is taken;
    /// those not normalized are found first, the others in what is left between them. Where a word
    /// continues beside one that must be alone, nothing is found in its place. `text` must be valid
    /// UTF-8. The matches point into this.
    [[nodiscard]] std::vector<Match> find(std::string_view text) const;

 private:
    class Group {
     public:
        void add(const AddedToken& token) { m_tokens.push_back(&token); }
        void build();
        /// Appends those in [begin, end) of the text, as if that were all of it.
        void find(std::string_view text, std::size_t begin, std::size_t end, const Pattern& word,
                  std::vector<Match>& matches) const;

     private:
        std::vector<const AddedToken*> m_tokens;
        LongestMatch m_longest;
    };

    std::vector<AddedToken> m_tokens;
    Pattern m_word;
    Group m_raw;
    Group m_normalized;
};

}  // namespace headscope
