// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// Tokens that are found in a text before it is split into words, such as <|endoftext|>: the
/// "added tokens" of Hugging Face's tokenizers. Const members: any thread, several at once.
class AddedTokens {
 public:
    /// `normalized` as in tokenizer.json. An empty content is passed over, one that is there
    /// already is replaced.
    void add(const std::string& content, TokenId id, bool normalized);

    /// One that was found: the bytes [begin, end) of the text.
    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        TokenId id = 0;
        bool operator==(const Match&) const = default;
    };

    /// From left to right, not overlapping. Of those that begin earliest the longest is taken;
    /// those not normalized are found first, the others in what is left between them.
    [[nodiscard]] std::vector<Match> find(std::string_view text) const;

 private:
    class Group {
     public:
        void add(const std::string& content, TokenId id);
        void remove(const std::string& content) { m_ids.erase(content); }
        /// Appends those in [begin, end) of the text.
        void find(std::string_view text, std::size_t begin, std::size_t end,
                  std::vector<Match>& matches) const;

     private:
        std::map<std::string, TokenId, std::less<>> m_ids;
        std::array<std::vector<std::size_t>, 256> m_lengths;  // by first byte, longest first
    };

    Group m_raw;
    Group m_normalized;
};

}  // namespace headscope
