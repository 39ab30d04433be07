// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace headscope {

/// The tokens of a vocab.json: its symbols, and the bytes they stand for.
/// Const members: any thread, several at once.
class Vocabulary {
 public:
    /// Symbols as vocab.json writes them, and their ids.
    using Entries = std::vector<std::pair<std::string, TokenId>>;

    /// Throws Error(Input) naming the file where it is not a JSON object of token to id, an id is
    /// negative, used twice or beyond kLargestId, or a token is there twice.
    [[nodiscard]] static Vocabulary read(const std::filesystem::path& file);

    /// The entries of a vocab.json, in its order. Throws as read() except for duplicates.
    [[nodiscard]] static Entries readEntries(const std::filesystem::path& file);

    /// Of symbols and ids from 0 to kLargestId. Throws Error(Input) naming `file` where there are
    /// none, or a symbol or an id is used twice.
    [[nodiscard]] static Vocabulary of(const Entries& entries, const std::string& file);

    /// A token that is literal text, not in the byte alphabet. The id, from 0 to kLargestId, must
    /// be new or that of this very symbol. A token of the same bytes is not hidden by it.
    void addLiteral(const std::string& content, TokenId id);

    /// Beyond what any model has: an id above it is a broken file, not a reason to fill the memory.
    static constexpr TokenId kLargestId = (1 << 20) - 1;
    /// Throws Error(Input) if there are as many tokens already as there can be ids, so that reading
    /// a file ends there.
    static void requireRoom(std::size_t tokens, const std::string& file);

    /// The id of a token as vocab.json writes it ("ĠGermany").
    [[nodiscard]] std::optional<TokenId> ofSymbol(std::string_view symbol) const;
    /// The id of the token with these bytes (" Germany").
    [[nodiscard]] std::optional<TokenId> ofBytes(std::string_view bytes) const;
    /// The id of a single byte's token, or -1.
    [[nodiscard]] TokenId ofByte(std::uint8_t byte) const { return m_ofByte[byte]; }

    /// The bytes of a token, or nullptr where there is no such id.
    [[nodiscard]] const std::string* bytes(TokenId id) const noexcept;
    /// Whether the id's token is written in the byte alphabet: literal text is not.
    [[nodiscard]] bool isSpelled(TokenId id) const noexcept;
    /// How many ids have a token.
    [[nodiscard]] int count() const noexcept { return m_count; }
    /// Largest id + 1.
    [[nodiscard]] int size() const noexcept { return static_cast<int>(m_bytes.size()); }

 private:
    // Looks texts up without a copy.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>()(text);
        }
    };

    void place(const std::string& symbol, TokenId id);

    std::vector<std::optional<std::string>> m_bytes;  // by id
    std::vector<bool> m_spelled;                      // by id
    int m_count = 0;
    std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>> m_bySymbol;
    std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>> m_byBytes;
    std::array<TokenId, 256> m_ofByte{};
};

}  // namespace headscope
