// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace headscope {

/// Tokens that are watched as one, such as " Germany" and " German". P of a set is the sum of its
/// tokens' P. Its logit is ln of the sum of their exp(logit), so that ln P = logit - log sum exp
/// and the difference of two sets' logits is ln P - ln P, as for tokens. Its rank is that of its
/// likeliest token. A set of one token is that token, in every number. A value; any thread.
class TokenSet {
 public:
    TokenSet(TokenId id = 0) : m_ids{id} {}  // NOLINT: a token is a set of one
    /// Ids in any order; repeated ones count once. May be empty, which requests refuse.
    explicit TokenSet(std::vector<TokenId> ids) : m_ids(std::move(ids)) {
        std::sort(m_ids.begin(), m_ids.end());
        m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
    }

    /// Ascending, each once.
    [[nodiscard]] const std::vector<TokenId>& ids() const { return m_ids; }
    [[nodiscard]] bool contains(TokenId id) const {
        return std::binary_search(m_ids.begin(), m_ids.end(), id);
    }
    bool operator==(const TokenSet&) const = default;

 private:
    std::vector<TokenId> m_ids;
};

}  // namespace headscope
