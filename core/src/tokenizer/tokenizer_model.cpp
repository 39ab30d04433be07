// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_model.h"

#include "checkpoint/json.h"
#include "tokenizer/merges_file.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace headscope {
namespace {

using nlohmann::json;
using Symbols = std::pair<std::string, std::string>;

/// Follows the parser's events down to the two lists.
class ModelReader final : public nlohmann::json_sax<json> {
 public:
    ModelReader(const std::string& file, const char* hint) : m_file(file), m_hint(hint) {}

    std::vector<std::pair<std::string, TokenId>> vocabulary;
    std::vector<Symbols> merges;

    void requireBoth() const {
        if (!m_hasVocabulary) noVocabulary();
        if (!m_hasMerges) noMerges();
    }

    bool start_object(std::size_t /*size*/) override { return enter(true); }
    bool start_array(std::size_t /*size*/) override { return enter(false); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        if (m_depth == 1) {
            m_inModel = name == "model";
        } else if (m_depth == 2 || m_part == Part::Vocabulary) {
            m_name = std::move(name);
        }
        return true;
    }
    bool number_unsigned(number_unsigned_t id) override {
        if (m_part != Part::Vocabulary) return other();
        if (id > static_cast<number_unsigned_t>(Vocabulary::kLargestId)) wrongId();
        Vocabulary::requireRoom(vocabulary.size(), m_file);
        vocabulary.emplace_back(std::move(m_name), static_cast<TokenId>(id));
        return true;
    }
    // A merge: "a b", or since tokenizers 0.20 ["a", "b"].
    bool string(string_t& text) override {
        if (m_part != Part::Merges) return other();
        if (m_depth == kInMerge) {
            if (m_symbols.size() == 2) notTwo();
            m_symbols.push_back(std::move(text));
        } else {
            requireRoom();
            merges.push_back(splitMerge(text, {m_file, "merge", merges.size() + 1}, m_hint));
        }
        return true;
    }
    bool null() override { return other(); }
    bool boolean(bool /*value*/) override { return other(); }
    bool number_integer(number_integer_t /*value*/) override { return other(); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
        return other();
    }
    bool binary(binary_t& /*value*/) override { return other(); }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const json::exception& error) override {
        throw inputError(m_file + " is not valid JSON: " + error.what(), m_hint);
    }

 private:
    enum class Part { Elsewhere, Vocabulary, Merges };
    static constexpr int kInMerge = 4;  // open objects and lists: file, model, merges, merge

    [[nodiscard]] bool isField(const char* name) const {
        return m_part == Part::Elsewhere && m_depth == 2 && m_inModel && m_name == name;
    }
    bool enter(bool object) {
        if (m_part == Part::Vocabulary) wrongId();
        if (m_part == Part::Merges && (object || m_depth == kInMerge)) notTwo();
        if (isField("vocab")) {
            if (!object) noVocabulary();
            m_part = Part::Vocabulary;
            m_hasVocabulary = true;
        } else if (isField("merges")) {
            if (object) noMerges();
            m_part = Part::Merges;
            m_hasMerges = true;
        }
        ++m_depth;
        return true;
    }
    bool leave() {
        if (m_part == Part::Merges && m_depth == kInMerge) {
            if (m_symbols.size() != 2) notTwo();
            requireRoom();
            merges.emplace_back(std::move(m_symbols[0]), std::move(m_symbols[1]));
            m_symbols.clear();
        }
        if (--m_depth == 2) m_part = Part::Elsewhere;
        return true;
    }
    // A value that neither list may have.
    bool other() {
        if (m_part == Part::Vocabulary) wrongId();
        if (m_part == Part::Merges) notTwo();
        if (isField("vocab")) noVocabulary();
        if (isField("merges")) noMerges();
        return true;
    }

    [[noreturn]] void wrongId() const {
        throw inputError(fmt::format("{}: the id of the token {} is not a whole number from 0 to "
                                     "{}",
                                     m_file, shownName(m_name), Vocabulary::kLargestId),
                         m_hint);
    }
    void requireRoom() const {
        if (merges.size() < Merges::kMost) return;
        throw inputError(fmt::format("{} has more than {} merges", m_file, Merges::kMost), m_hint);
    }
    [[noreturn]] void notTwo() const {
        throw inputError(fmt::format("{}, merge {}: not two symbols", m_file, merges.size() + 1),
                         m_hint);
    }
    [[noreturn]] void noVocabulary() const {
        throw inputError(m_file + ": the vocab is not a JSON object of token to id", m_hint);
    }
    [[noreturn]] void noMerges() const {
        throw inputError(m_file + ": the merges are not a list", m_hint);
    }

    const std::string& m_file;
    const char* m_hint;
    Part m_part = Part::Elsewhere;
    int m_depth = 0;  // open objects and lists
    bool m_inModel = false;
    bool m_hasVocabulary = false;
    bool m_hasMerges = false;
    std::string m_name;  // the last key: of the model, or the token's
    std::vector<std::string> m_symbols;
};

}  // namespace

void readTokenizerModel(std::string_view text, const std::string& file, const char* hint,
                        TokenizerParts& parts) {
    ModelReader reader(file, hint);
    json::sax_parse(text.begin(), text.end(), &reader);
    reader.requireBoth();
    parts.vocabulary = Vocabulary::of(reader.vocabulary, file);
    parts.merges = Merges();
    parts.merges.reserve(reader.merges.size());
    std::int32_t rank = 0;
    for (const auto& [left, right] : reader.merges) {
        const FilePlace place{file, "merge", static_cast<std::size_t>(rank) + 1};
        addMerge(left, right, rank++, parts.vocabulary, place, hint, parts.merges);
    }
}

}  // namespace headscope
