// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/added_tokens.h"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace headscope {

void AddedTokens::Group::add(const std::string& content, TokenId id) {
    m_ids[content] = id;
    auto& lengths = m_lengths[static_cast<std::uint8_t>(content.front())];
    const auto place =
        std::lower_bound(lengths.begin(), lengths.end(), content.size(), std::greater<>());
    if (place == lengths.end() || *place != content.size()) lengths.insert(place, content.size());
}

void AddedTokens::Group::find(std::string_view text, std::size_t begin, std::size_t end,
                              std::vector<Match>& matches) const {
    if (m_ids.empty()) return;
    for (std::size_t at = begin; at < end;) {
        std::size_t next = at + 1;
        for (const std::size_t length : m_lengths[static_cast<std::uint8_t>(text[at])]) {
            if (length > end - at) continue;
            const auto found = m_ids.find(text.substr(at, length));
            if (found == m_ids.end()) continue;
            next = at + length;
            matches.push_back({at, next, found->second});
            break;
        }
        at = next;
    }
}

void AddedTokens::add(const std::string& content, TokenId id, bool normalized) {
    if (content.empty()) return;
    (normalized ? m_raw : m_normalized).remove(content);
    (normalized ? m_normalized : m_raw).add(content, id);
}

std::vector<AddedTokens::Match> AddedTokens::find(std::string_view text) const {
    std::vector<Match> raw;
    m_raw.find(text, 0, text.size(), raw);
    std::vector<Match> all;
    std::size_t begin = 0;
    for (const Match& match : raw) {
        m_normalized.find(text, begin, match.begin, all);
        all.push_back(match);
        begin = match.end;
    }
    m_normalized.find(text, begin, text.size(), all);
    return all;
}

}  // namespace headscope
