// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

using TokenId = std::int32_t;

/// One token of an encoded text.
struct Token {
    TokenId id = 0;
    std::string text;  ///< its bytes; a character split over tokens is not valid UTF-8 in each
    /// Byte span in the text: text.substr(begin, end - begin) == this->text, but for a space that
    /// add_prefix_space put before it, and for white space that an added token takes beside it
    /// (lstrip, rstrip), which is in the span alone.
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Token&) const = default;
};

[[nodiscard]] inline std::vector<TokenId> idsOf(const std::vector<Token>& tokens) {
    std::vector<TokenId> ids;
    ids.reserve(tokens.size());
    for (const auto& token : tokens)
        ids.push_back(token.id);
    return ids;
}

/// GPT-2's byte-level BPE, exactly: the split pattern of OpenAI's encoder.py, then merges by rank.
/// Immutable after loading: any thread may call it, several at once.
/// `<|endoftext|>` in a text is one token if it is in the vocabulary, and so is every added token
/// of the model's files, as in Hugging Face's tokenizer. Nothing is added to the text, no BOS and
/// no leading space, unless the model's files set add_prefix_space: then a text that does not begin
/// with a space is encoded with one before it, and so is one after an added token. If Python's
/// tokenizer would add more, notes() says so.
class Tokenizer {
 public:
    /// Reads the same files of a model folder as transformers' AutoTokenizer: `tokenizer.json`, or
    /// else `vocab.json` and `merges.txt`, with tokenizer_config.json, special_tokens_map.json and
    /// added_tokens.json.
    /// Throws Error(Input) naming the file that is missing or broken, and where, or that asks for
    /// something unsupported that would give other tokens.
    [[nodiscard]] static Tokenizer load(const std::filesystem::path& folder);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// Throws Error(Input) where `utf8` is not valid UTF-8 (naming the byte offset), or holds bytes
    /// that the vocabulary has no token for, or a special token that no file gives an id.
    [[nodiscard]] std::vector<Token> encode(std::string_view utf8) const;

    /// The bytes of one token. Throws Error(Input) if the id is not in the vocabulary.
    [[nodiscard]] const std::string& bytes(TokenId id) const;
    [[nodiscard]] bool contains(TokenId id) const noexcept;

    /// The bytes of the tokens one after the other: decode(encode(s)) == s, but for spaces that
    /// were added, or taken by an added token.
    [[nodiscard]] std::string decode(std::span<const TokenId> ids) const;

    /// The token whose bytes are exactly these, if there is one.
    [[nodiscard]] std::optional<TokenId> find(std::string_view bytes) const;

    /// Largest id + 1.
    [[nodiscard]] int size() const noexcept;

    /// What the user of the model must know of its tokenizer, a sentence each: what Python does
    /// with these files and Headscope does not, such as a BOS token before each text (with its id),
    /// and contradictions in them. UTF-8, fit to be shown.
    [[nodiscard]] const std::vector<Message>& notes() const noexcept;

 private:
    struct Impl;
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace headscope
