// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/added_token_list.h"

#include "base/json.h"
#include "tokenizer/json_fields.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <utility>

namespace headscope {

namespace {

void requirePlace(const AddedToken& token, TokenId id, const std::string& file,
                  const Vocabulary& vocabulary) {
    const auto known = vocabulary.ofSymbol(token.content);
    if (known && *known != id) {
        throw inputError(say("%1: the added token %2 has the id %3, and in the "
                             "vocabulary the id %4",
                             file, shownName(token.content), id, *known),
                         kOtherFileHint);
    }
    if (!known && vocabulary.bytes(id) != nullptr) {
        throw inputError(say("%1: the added token %2 has the id %3 of the token %4", file,
                             shownName(token.content), id, shownName(*vocabulary.bytes(id))),
                         kOtherFileHint);
    }
}

}  // namespace

AddedToken parseAddedToken(const nlohmann::json& entry, const std::string& file) {
    const nlohmann::json* const content = entry.is_object() ? fieldOf(entry, "content") : nullptr;
    if (content == nullptr || !content->is_string()) {
        throw inputError(say("%1: an added token has no content", file), kOtherFileHint);
    }
    AddedToken token;
    token.content = content->get<std::string>();
    token.special = flagOf(entry, "special", false, file, kOtherFileHint);
    token.normalized = flagOf(entry, "normalized", !token.special, file, kOtherFileHint);
    token.stripsLeft = flagOf(entry, "lstrip", false, file, kOtherFileHint);
    token.stripsRight = flagOf(entry, "rstrip", false, file, kOtherFileHint);
    token.singleWord = flagOf(entry, "single_word", false, file, kOtherFileHint);
    return token;
}

void AddedTokenList::add(const std::vector<AddedToken>& tokens, const std::string& file,
                         Vocabulary& vocabulary) {
    for (const AddedToken& token : tokens) {
        if (token.content.empty()) continue;
        AddedToken placed = token;
        if (!placed.id) placed.id = vocabulary.ofSymbol(token.content);
        if (placed.id) {
            requirePlace(placed, *placed.id, file, vocabulary);
            if (!vocabulary.ofSymbol(token.content)) m_beyond.emplace(*placed.id, token.content);
            vocabulary.addLiteral(token.content, *placed.id);
        }
        if (m_tokens.insert_or_assign(token.content, std::move(placed)).second) {
            m_bytes += token.content.size();
        }
        if (token.content.size() > kLongest) {
            throw inputError(say("%1: the added token %2 has more than %3 bytes", file,
                                 shownName(token.content), kLongest),
                             kOtherFileHint);
        }
        if (m_tokens.size() > kMost || m_bytes > kMostBytes) {
            throw inputError(say("%1: there are more than %2 added tokens, or more than %3 "
                                 "bytes of them",
                                 file, kMost, kMostBytes),
                             kOtherFileHint);
        }
    }
}

Message AddedTokenList::noteOnIds(int words) const {
    TokenId next = words;
    for (const auto& [id, content] : m_beyond) {
        if (id == next) {
            ++next;
            continue;
        }
        return say(
            "The added token %1 has the id %2; Python's tokenizer may give it the id %3, "
            "because it counts on from the number of tokens.",
            shownName(content), id, next);
    }
    return {};
}

void AddedTokenList::passOverSpecial() {
    for (auto& [content, token] : m_tokens)
        token.passedOver = token.passedOver || token.special;
}

AddedTokens AddedTokenList::take() const {
    std::vector<AddedToken> tokens;
    tokens.reserve(m_tokens.size());
    for (const auto& [content, token] : m_tokens)
        tokens.push_back(token);
    return AddedTokens(std::move(tokens));
}

}  // namespace headscope
