// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/longest_match.h"

#include <algorithm>
#include <utility>

namespace headscope {

namespace {

std::uint64_t keyOf(std::int32_t node, char byte) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(node)) << 8) |
           static_cast<std::uint8_t>(byte);
}

// A node as it was made: after its parent, so that its index is the larger one.
struct Made {
    std::int32_t parent;
    char byte;
    std::int32_t depth;
};

}  // namespace

LongestMatch::LongestMatch(const std::vector<std::string_view>& strings) {
    std::vector<Made> made{{0, 0, 0}};
    m_string.push_back(kNone);
    for (std::size_t i = 0; i < strings.size(); ++i) {
        Index node = 0;
        for (auto byte = strings[i].rbegin(); byte != strings[i].rend(); ++byte) {
            const auto [edge, isNew] =
                m_children.try_emplace(keyOf(node, *byte), static_cast<Index>(made.size()));
            if (isNew) {
                made.push_back({node, *byte, made[static_cast<std::size_t>(node)].depth + 1});
                m_string.push_back(kNone);
            }
            node = edge->second;
        }
        m_string[static_cast<std::size_t>(node)] = static_cast<int>(i);
    }

    // Shorter ones first: a node goes back to a shorter one.
    std::vector<Index> order(made.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<Index>(i);
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
        return made[static_cast<std::size_t>(a)].depth < made[static_cast<std::size_t>(b)].depth;
    });
    m_back.assign(made.size(), 0);
    std::size_t steps = 0;
    for (const Index node : order) {
        const Made& one = made[static_cast<std::size_t>(node)];
        if (one.depth == 0) continue;
        const Index back =
            one.depth == 1 ? 0
                           : next(m_back[static_cast<std::size_t>(one.parent)], one.byte, steps);
        m_back[static_cast<std::size_t>(node)] = back;
        int& string = m_string[static_cast<std::size_t>(node)];
        if (string == kNone) string = m_string[static_cast<std::size_t>(back)];
    }
}

LongestMatch::Index LongestMatch::child(Index node, char byte) const {
    const auto edge = m_children.find(keyOf(node, byte));
    return edge == m_children.end() ? -1 : edge->second;
}

LongestMatch::Index LongestMatch::next(Index node, char byte, std::size_t& steps) const {
    for (;; node = m_back[static_cast<std::size_t>(node)]) {
        ++steps;
        const Index on = child(node, byte);
        if (on >= 0) return on;
        if (node == 0) return 0;
    }
}

std::vector<int> LongestMatch::find(std::string_view text, std::size_t* steps) const {
    std::vector<int> found(text.size(), kNone);
    std::size_t looked = 0;
    Index node = 0;
    for (std::size_t at = text.size(); at-- > 0;) {
        node = next(node, text[at], looked);
        found[at] = m_string[static_cast<std::size_t>(node)];
    }
    if (steps != nullptr) *steps = looked;
    return found;
}

}  // namespace headscope
