// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "base/utf8.h"
#include "tokenizer/splitter.h"
#include "tokenizer/tokenizer_parts.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <algorithm>
#include <utility>

namespace headscope {

struct Tokenizer::Impl {
    explicit Impl(TokenizerParts read) : parts(std::move(read)) {}

    TokenizerParts parts;
    Splitter splitter;

    // Encodes [begin, end) of the text, which holds no added token.
    void encodeOrdinary(std::string_view text, std::size_t begin, std::size_t end,
                        std::vector<Token>& tokens) const {
        if (begin == end) return;
        if (parts.prefixSpace && text[begin] != ' ') {
            return encodePrefixed(text, begin, end, tokens);
        }
        if (!parts.splitWords) return encodeWord(text, begin, end, tokens);
        for (const auto& [first, last] : splitter.split(text.substr(begin, end - begin))) {
            encodeWord(text, begin + first, begin + last, tokens);
        }
    }

    // The same of the text with a space before it, which has no place in the text itself.
    void encodePrefixed(std::string_view text, std::size_t begin, std::size_t end,
                        std::vector<Token>& tokens) const {
        const std::string prefixed = " " + std::string(text.substr(begin, end - begin));
        const std::size_t first = tokens.size();
        encodeOrdinary(prefixed, 0, prefixed.size(), tokens);
        for (std::size_t i = first; i < tokens.size(); ++i) {
            tokens[i].begin = begin + std::max<std::size_t>(tokens[i].begin, 1) - 1;
            tokens[i].end = begin + tokens[i].end - 1;
        }
    }

    void encodeWord(std::string_view text, std::size_t begin, std::size_t end,
                    std::vector<Token>& tokens) const {
        std::vector<TokenId> symbols;
        symbols.reserve(end - begin);
        for (const char c : text.substr(begin, end - begin)) {
            symbols.push_back(parts.vocabulary.ofByte(static_cast<std::uint8_t>(c)));
        }
        std::size_t at = begin;
        for (const Merges::Piece& piece : parts.merges.apply(symbols)) {
            if (piece.id == Merges::kNoToken) {
                throw inputError(say("the vocabulary has no token for \"%1\" at byte %2",
                                     characterAround(text, at), at),
                                 say("Use only characters that the model's vocabulary has."));
            }
            tokens.push_back(
                {piece.id, std::string(text.substr(at, piece.length)), at, at + piece.length});
            at += piece.length;
        }
    }
};

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Tokenizer Tokenizer::load(const std::filesystem::path& folder) {
    return Tokenizer(std::make_unique<Impl>(readTokenizerParts(folder)));
}

std::vector<Token> Tokenizer::encode(std::string_view utf8) const {
    requireValidUtf8(utf8, say("the text"));
    std::vector<Token> tokens;
    std::size_t begin = 0;
    for (const AddedTokens::Match& match : m_impl->parts.added.find(utf8)) {
        m_impl->encodeOrdinary(utf8, begin, match.begin, tokens);
        begin = match.end;
        if (!match.token->id) {
            throw inputError(
                say("the text has the special token %1 at byte %2, to which the model's "
                    "files give no id",
                    shownName(match.token->content), match.begin),
                say("Leave it out: Python's tokenizer would give it an id that the model may not "
                    "have."));
        }
        tokens.push_back({*match.token->id, match.token->content, match.begin, match.end});
    }
    m_impl->encodeOrdinary(utf8, begin, utf8.size(), tokens);
    return tokens;
}

const std::vector<Message>& Tokenizer::notes() const noexcept {
    return m_impl->parts.notes;
}

const std::string& Tokenizer::bytes(TokenId id) const {
    if (const std::string* bytes = m_impl->parts.vocabulary.bytes(id)) return *bytes;
    throw inputError(say("token id %1 is not in the vocabulary", id),
                     say("Use an id from 0 to %1.", size() - 1));
}

bool Tokenizer::contains(TokenId id) const noexcept {
    return m_impl->parts.vocabulary.bytes(id) != nullptr;
}

std::string Tokenizer::decode(std::span<const TokenId> ids) const {
    std::string text;
    for (const TokenId id : ids)
        text += bytes(id);
    return text;
}

std::optional<TokenId> Tokenizer::find(std::string_view bytes) const {
    return m_impl->parts.vocabulary.ofBytes(bytes);
}

int Tokenizer::size() const noexcept {
    return m_impl->parts.vocabulary.size();
}

}  // namespace headscope
