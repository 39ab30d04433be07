// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/added_tokens.h"
#include "tokenizer/vocabulary.h"

#include <headscope/message.h>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace headscope {

/// One entry of added_tokens or added_tokens_decoder, without its id. Throws Error(Input) if it is
/// no object with a content.
[[nodiscard]] AddedToken parseAddedToken(const nlohmann::json& entry, const std::string& file);

/// The added tokens of several files, gathered one file after the other.
class AddedTokenList {
 public:
    /// No model has more; a file beyond is broken, or made to cost time.
    static constexpr std::size_t kMost = 100'000;
    static constexpr std::size_t kLongest = 1'024;        // bytes of one
    static constexpr std::size_t kMostBytes = 1'000'000;  // of all

    /// Gives the tokens their places in the vocabulary. One that is there already is replaced.
    /// Those without an id take the vocabulary's, and where it has none are found without an id.
    /// Throws Error(Input) naming `file` where an id is taken by another token, or a limit is
    /// passed.
    void add(const std::vector<AddedToken>& tokens, const std::string& file,
             Vocabulary& vocabulary);

    [[nodiscard]] bool contains(const std::string& content) const {
        return m_tokens.contains(content);
    }

    /// A sentence where the tokenizers library would give a token another id than the files: it
    /// counts on from the vocabulary's size. Else empty. `words`: the vocabulary's size without
    /// added tokens.
    [[nodiscard]] Message noteOnIds(int words) const;

    /// Leaves those that are special as text: split_special_tokens.
    void passOverSpecial();

    [[nodiscard]] AddedTokens take() const;

 private:
    std::map<std::string, AddedToken, std::less<>> m_tokens;
    std::map<TokenId, std::string> m_beyond;  // those that the vocabulary did not have
    std::size_t m_bytes = 0;
};

}  // namespace headscope
