// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace headscope {

/// Tells for every place of a text the longest of a set of byte strings that begins there, in a
/// time that grows with the text alone, whatever the strings: the automaton of Aho and Corasick
/// ("Efficient string matching", 1975) of the strings read backwards, led through the text from its
/// end. Const members: any thread, several at once.
class LongestMatch {
 public:
    static constexpr int kNone = -1;

    LongestMatch() : LongestMatch(std::vector<std::string_view>()) {}
    /// Of strings that are not empty, each once. Memory and time grow with their bytes.
    explicit LongestMatch(const std::vector<std::string_view>& strings);

    /// For each byte of the text the index of the longest string that begins there, or kNone.
    /// `steps`: if given, how many nodes were looked at.
    [[nodiscard]] std::vector<int> find(std::string_view text, std::size_t* steps = nullptr) const;

 private:
    using Index = std::int32_t;

    [[nodiscard]] Index child(Index node, char byte) const;
    /// Where `byte` leads from `node`: on, or as far back as needed.
    [[nodiscard]] Index next(Index node, char byte, std::size_t& steps) const;

    std::unordered_map<std::uint64_t, Index> m_children;  // by node and byte
    std::vector<Index> m_back;  // by node: the longest of its proper ends that is a node too
    std::vector<int> m_string;  // by node: the longest string that it ends with
};

}  // namespace headscope
