// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/vocabulary.h"

#include "base/files.h"
#include "base/json.h"
#include "tokenizer/byte_alphabet.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace headscope {

namespace {

constexpr const char* kVocabularyHint =
    phrase("Use the vocab.json that belongs to this GPT-2 model.");
constexpr std::size_t kLargestVocabulary = 64u << 20;

using Entries = Vocabulary::Entries;

// Takes the entries in the order of the file: a parsed object would hide a token that is twice.
class EntryReader : public nlohmann::json_sax<nlohmann::json> {
 public:
    EntryReader(std::string file, const std::string& text)
        : m_file(std::move(file)), m_text(text) {}

    Entries entries;

    bool start_object(std::size_t) override {
        if (m_inside) wrongValue();
        m_inside = true;
        return true;
    }
    bool key(string_t& token) override {
        m_token = std::move(token);
        return true;
    }
    bool number_unsigned(number_unsigned_t id) override {
        if (!m_inside) wrongValue();
        if (id > static_cast<number_unsigned_t>(Vocabulary::kLargestId))
            wrongId(std::to_string(id));
        Vocabulary::requireRoom(entries.size(), m_file);
        entries.emplace_back(m_token, static_cast<TokenId>(id));
        return true;
    }
    bool number_integer(number_integer_t id) override { return wrongId(std::to_string(id)); }
    bool number_float(number_float_t, const string_t& id) override { return wrongId(id); }
    bool null() override { return wrongValue(); }
    bool boolean(bool) override { return wrongValue(); }
    bool string(string_t&) override { return wrongValue(); }
    bool binary(binary_t&) override { return wrongValue(); }
    bool start_array(std::size_t) override { return wrongValue(); }
    bool end_array() override { return true; }
    bool end_object() override { return true; }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception&) override {
        const auto end =
            m_text.begin() + static_cast<std::ptrdiff_t>(std::min(position, m_text.size()));
        throw inputError(say("%1 is not valid JSON at line %2 (byte %3)", m_file,
                             std::count(m_text.begin(), end, '\n') + 1, position),
                         kVocabularyHint);
    }

 private:
    [[noreturn]] bool wrongId(const std::string& id) const {
        if (!m_inside) wrongValue();
        throw inputError(say("%1: the token \"%2\" has the id %3, not a whole number from 0 to %4",
                             m_file, m_token, id, Vocabulary::kLargestId),
                         kVocabularyHint);
    }
    [[noreturn]] bool wrongValue() const {
        if (!m_inside)
            throw inputError(say("%1 is not a JSON object of token to id", m_file),
                             kVocabularyHint);
        throw inputError(say("%1: the token \"%2\" has no number as its id", m_file, m_token),
                         kVocabularyHint);
    }

    std::string m_file;
    const std::string& m_text;
    bool m_inside = false;
    std::string m_token;
};

}  // namespace

void Vocabulary::requireRoom(std::size_t tokens, const std::string& file) {
    if (tokens > static_cast<std::size_t>(kLargestId)) {
        throw inputError(say("%1 has more than %2 tokens", file, tokens), kVocabularyHint);
    }
}

Vocabulary Vocabulary::read(const std::filesystem::path& file) {
    return of(readEntries(file), displayPath(file));
}

Vocabulary::Entries Vocabulary::readEntries(const std::filesystem::path& file) {
    const std::string text = readTextFile(file, kLargestVocabulary);
    refuseLfsPointer(text, displayPath(file));
    EntryReader reader(displayPath(file), text);
    nlohmann::json::sax_parse(text, &reader);
    return std::move(reader.entries);
}

Vocabulary Vocabulary::of(const Entries& entries, const std::string& file) {
    if (entries.empty()) throw inputError(say("%1 has no tokens", file), kVocabularyHint);
    TokenId largest = 0;
    for (const auto& [symbol, id] : entries)
        largest = std::max(largest, id);
    Vocabulary vocabulary;
    vocabulary.m_ofByte.fill(-1);
    vocabulary.m_bytes.resize(static_cast<std::size_t>(largest) + 1);
    vocabulary.m_spelled.resize(vocabulary.m_bytes.size());
    vocabulary.m_bySymbol.reserve(entries.size());
    vocabulary.m_byBytes.reserve(entries.size());
    std::vector<const std::string*> symbolOf(vocabulary.m_bytes.size(), nullptr);
    for (const auto& [symbol, id] : entries) {
        const std::string*& other = symbolOf[static_cast<std::size_t>(id)];
        if (!vocabulary.m_bySymbol.emplace(symbol, id).second) {
            throw inputError(say("%1: the token \"%2\" is there twice", file, symbol),
                             kVocabularyHint);
        }
        if (other) {
            throw inputError(say("%1: the tokens \"%2\" and \"%3\" have the same id %4", file,
                                 *other, symbol, id),
                             kVocabularyHint);
        }
        other = &symbol;
        vocabulary.place(symbol, id);
    }
    return vocabulary;
}

void Vocabulary::addLiteral(const std::string& content, TokenId id) {
    const auto place = static_cast<std::size_t>(id);
    if (id >= size()) {
        m_bytes.resize(place + 1);
        m_spelled.resize(place + 1);
    }
    if (!m_bytes[place]) ++m_count;
    m_bytes[place] = content;
    m_spelled[place] = false;
    m_bySymbol.emplace(content, id);
    m_byBytes.emplace(content, id);
}

void Vocabulary::place(const std::string& symbol, TokenId id) {
    const std::optional<std::string> bytes = fromByteAlphabet(symbol);
    // Special tokens may use other characters (spaces, say): those are literal text. One that
    // spells the same bytes as an ordinary token does not hide it.
    m_bytes[static_cast<std::size_t>(id)] = bytes ? *bytes : symbol;
    m_spelled[static_cast<std::size_t>(id)] = bytes.has_value();
    ++m_count;
    if (!bytes) {
        m_byBytes.emplace(symbol, id);
        return;
    }
    m_byBytes[*bytes] = id;
    if (bytes->size() == 1) m_ofByte[static_cast<std::uint8_t>(bytes->front())] = id;
}

std::optional<TokenId> Vocabulary::ofSymbol(std::string_view symbol) const {
    const auto entry = m_bySymbol.find(symbol);
    return entry == m_bySymbol.end() ? std::nullopt : std::optional(entry->second);
}

std::optional<TokenId> Vocabulary::ofBytes(std::string_view bytes) const {
    const auto entry = m_byBytes.find(bytes);
    return entry == m_byBytes.end() ? std::nullopt : std::optional(entry->second);
}

const std::string* Vocabulary::bytes(TokenId id) const noexcept {
    if (id < 0 || id >= size()) return nullptr;
    const auto& bytes = m_bytes[static_cast<std::size_t>(id)];
    return bytes ? &*bytes : nullptr;
}

bool Vocabulary::isSpelled(TokenId id) const noexcept {
    return id >= 0 && id < size() && m_spelled[static_cast<std::size_t>(id)];
}

}  // namespace headscope
