// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace headscope {

/// The ranked merges of a BPE over token ids. Const members: any thread, several at once.
class Merges {
 public:
    void reserve(std::size_t count) { m_byPair.reserve(count); }
    /// A pair that is already there gets the new rank, as in OpenAI's encoder.py: false then.
    bool add(TokenId left, TokenId right, std::int32_t rank, TokenId result);

    /// Whether a merge makes the token.
    [[nodiscard]] bool makes(TokenId id) const {
        return static_cast<std::size_t>(id) < m_made.size() && m_made[static_cast<std::size_t>(id)];
    }

    /// A token and how many of the given symbols it covers.
    struct Piece {
        TokenId id = 0;
        std::size_t length = 0;
    };

    /// Joins neighbours, always the best-ranked pair first and of equal ones the leftmost, until no
    /// pair has a merge. `symbols` are the bytes' ids, or kNoToken where a byte has none.
    /// O(n log n) for n symbols.
    [[nodiscard]] std::vector<Piece> apply(const std::vector<TokenId>& symbols) const;

    static constexpr TokenId kNoToken = -1;
    /// Beyond what any model has: more is a broken file.
    static constexpr std::size_t kMost = std::size_t{1} << 21;

 private:
    struct Merge {
        std::int32_t rank;
        TokenId result;
    };
    struct MixBits {
        std::size_t operator()(std::uint64_t key) const noexcept {
            key *= 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio, Knuth's multiplicative hash
            return static_cast<std::size_t>(key ^ (key >> 32));
        }
    };

    [[nodiscard]] const Merge* find(TokenId left, TokenId right) const;

    std::unordered_map<std::uint64_t, Merge, MixBits> m_byPair;
    std::vector<bool> m_made;  // by id
};

}  // namespace headscope
