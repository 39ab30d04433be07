// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merges.h"

#include <queue>

#include <tuple>

namespace headscope {

namespace {

std::uint64_t keyOf(TokenId left, TokenId right) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32) |
           static_cast<std::uint32_t>(right);
}

constexpr std::size_t kMergesEnd = static_cast<std::size_t>(-1);

// A linked list over the symbols: joining two takes constant time.
struct Node {
    TokenId id;
    std::size_t length;  // symbols covered; 0 once it was joined to its left neighbour
    std::size_t previous;
    std::size_t next;
};

// A pair that could be joined, as it was when found: it is stale where a symbol has changed since.
struct Candidate {
    std::int32_t rank;
    std::size_t left;
    TokenId leftId;
    TokenId rightId;
    TokenId result;

    // The queue's top is its largest: the best rank, then the leftmost.
    bool operator<(const Candidate& other) const {
        return std::tie(other.rank, other.left) < std::tie(rank, left);
    }
};

}  // namespace

bool Merges::add(TokenId left, TokenId right, std::int32_t rank, TokenId result) {
    const auto made = static_cast<std::size_t>(result);
    if (made >= m_made.size()) m_made.resize(made + 1);
    m_made[made] = true;
    return m_byPair.insert_or_assign(keyOf(left, right), Merge{rank, result}).second;
}

const Merges::Merge* Merges::find(TokenId left, TokenId right) const {
    const auto entry = m_byPair.find(keyOf(left, right));
    return entry == m_byPair.end() ? nullptr : &entry->second;
}

std::vector<Merges::Piece> Merges::apply(const std::vector<TokenId>& symbols) const {
    std::vector<Node> nodes;
    nodes.reserve(symbols.size());
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        nodes.push_back({symbols[i], 1, i == 0 ? kMergesEnd : i - 1,
                         i + 1 < symbols.size() ? i + 1 : kMergesEnd});
    }

    std::priority_queue<Candidate> candidates;
    const auto consider = [&](std::size_t left) {
        if (left == kMergesEnd || nodes[left].next == kMergesEnd) return;
        const TokenId leftId = nodes[left].id;
        const TokenId rightId = nodes[nodes[left].next].id;
        if (const Merge* merge = find(leftId, rightId)) {
            candidates.push({merge->rank, left, leftId, rightId, merge->result});
        }
    };
    for (std::size_t i = 0; i < nodes.size(); ++i)
        consider(i);

    while (!candidates.empty()) {
        const Candidate best = candidates.top();
        candidates.pop();
        Node& left = nodes[best.left];
        if (left.length == 0 || left.id != best.leftId || left.next == kMergesEnd) continue;
        Node& right = nodes[left.next];
        if (right.id != best.rightId) continue;
        left.id = best.result;
        left.length += right.length;
        right.length = 0;
        left.next = right.next;
        if (left.next != kMergesEnd) nodes[left.next].previous = best.left;
        consider(left.previous);
        consider(best.left);
    }

    std::vector<Piece> pieces;
    for (const Node& node : nodes) {
        if (node.length > 0) pieces.push_back({node.id, node.length});
    }
    return pieces;
}

}  // namespace headscope
