// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/utf8.h"
#include "tokenizer/merges.h"
#include "tokenizer/merges_file.h"
#include "tokenizer/splitter.h"
#include "tokenizer/vocabulary.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <fmt/format.h>

#include <utility>

namespace headscope {

namespace {

constexpr std::string_view kEndOfText = "<|endoftext|>";

}  // namespace

struct Tokenizer::Impl {
    Vocabulary vocabulary;
    Merges merges;
    Splitter splitter;
    std::optional<TokenId> endOfText;

    // Encodes [begin, end) of the text, which holds no special token.
    void encodeOrdinary(std::string_view text, std::size_t begin, std::size_t end,
                        std::vector<Token>& tokens) const {
        for (const auto& [first, last] : splitter.split(text.substr(begin, end - begin))) {
            encodeWord(text, begin + first, begin + last, tokens);
        }
    }

    void encodeWord(std::string_view text, std::size_t begin, std::size_t end,
                    std::vector<Token>& tokens) const {
        std::vector<TokenId> symbols;
        symbols.reserve(end - begin);
        for (const char c : text.substr(begin, end - begin)) {
            symbols.push_back(vocabulary.ofByte(static_cast<std::uint8_t>(c)));
        }
        std::size_t at = begin;
        for (const Merges::Piece& piece : merges.apply(symbols)) {
            if (piece.id == Merges::kNoToken) {
                throw inputError(fmt::format("the vocabulary has no token for \"{}\" at byte {}",
                                             characterAround(text, at), at),
                                 "Use only characters that the model's vocabulary has.");
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
    auto impl = std::make_unique<Impl>();
    impl->vocabulary = Vocabulary::read(folder / "vocab.json");
    impl->merges = readMerges(folder / "merges.txt", impl->vocabulary);
    impl->endOfText = impl->vocabulary.ofSymbol(kEndOfText);
    return Tokenizer(std::move(impl));
}

std::vector<Token> Tokenizer::encode(std::string_view utf8) const {
    requireValidUtf8(utf8, "the text");
    std::vector<Token> tokens;
    std::size_t begin = 0;
    while (m_impl->endOfText) {
        const std::size_t special = utf8.find(kEndOfText, begin);
        if (special == std::string_view::npos) break;
        m_impl->encodeOrdinary(utf8, begin, special, tokens);
        begin = special + kEndOfText.size();
        tokens.push_back({*m_impl->endOfText, std::string(kEndOfText), special, begin});
    }
    m_impl->encodeOrdinary(utf8, begin, utf8.size(), tokens);
    return tokens;
}

const std::string& Tokenizer::bytes(TokenId id) const {
    if (const std::string* bytes = m_impl->vocabulary.bytes(id)) return *bytes;
    throw inputError(fmt::format("token id {} is not in the vocabulary", id),
                     fmt::format("Use an id from 0 to {}.", size() - 1));
}

bool Tokenizer::contains(TokenId id) const noexcept {
    return m_impl->vocabulary.bytes(id) != nullptr;
}

std::string Tokenizer::decode(std::span<const TokenId> ids) const {
    std::string text;
    for (const TokenId id : ids)
        text += bytes(id);
    return text;
}

std::optional<TokenId> Tokenizer::find(std::string_view bytes) const {
    return m_impl->vocabulary.ofBytes(bytes);
}

int Tokenizer::size() const noexcept {
    return m_impl->vocabulary.size();
}

}  // namespace headscope
