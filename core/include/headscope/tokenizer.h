// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    std::size_t begin =
        0;  ///< byte span in the text: text.substr(begin, end - begin) == this->text
    std::size_t end = 0;

    bool operator==(const Token&) const = default;
};

/// GPT-2's byte-level BPE, exactly: the split pattern of OpenAI's encoder.py, then merges by rank.
/// Immutable after loading: any thread may call it, several at once.
/// `<|endoftext|>` in a text is one token where the vocabulary has it, as in Hugging Face's
/// tokenizer. Nothing is added to the text: no BOS, no leading space.
class Tokenizer {
 public:
    /// Reads `vocab.json` and `merges.txt` of a model folder.
    /// Throws Error(Input) naming the file that is missing or broken, and where.
    [[nodiscard]] static Tokenizer load(const std::filesystem::path& folder);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// Throws Error(Input) where `utf8` is not valid UTF-8 (naming the byte offset), or holds bytes
    /// that the vocabulary has no token for.
    [[nodiscard]] std::vector<Token> encode(std::string_view utf8) const;

    /// The bytes of one token. Throws Error(Input) where the id is not in the vocabulary.
    [[nodiscard]] const std::string& bytes(TokenId id) const;
    [[nodiscard]] bool contains(TokenId id) const noexcept;

    /// The bytes of the tokens one after the other: decode(encode(s)) == s.
    [[nodiscard]] std::string decode(std::span<const TokenId> ids) const;

    /// The token whose bytes are exactly these, if there is one.
    [[nodiscard]] std::optional<TokenId> find(std::string_view bytes) const;

    /// Largest id + 1.
    [[nodiscard]] int size() const noexcept;

 private:
    struct Impl;
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace headscope
