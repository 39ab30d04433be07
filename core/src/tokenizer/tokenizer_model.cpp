// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_model.h"

#include "base/json.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace headscope {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostValues = 1'000'000;  // of the frame

/// Builds a value out of a parser's events.
class TreeBuilder {
 public:
    TreeBuilder(const std::string& file, const char* hint) : m_file(file), m_hint(hint) {}

    void open(nlohmann::json container) {
        nlohmann::json& placed = place(std::move(container));
        m_open.push_back(&placed);
        if (m_open.size() > kDeepest) cannotBeUsed(say("it is nested too deeply"));
    }
    void close() { m_open.pop_back(); }
    void key(const std::string& name) {
        if (m_open.back()->contains(name)) cannotBeUsed(say("%1 is there twice", shownName(name)));
        m_key = name;
    }
    void value(nlohmann::json scalar) { (void)place(std::move(scalar)); }

    nlohmann::json root;

 private:
    // References into containers stay good: only the innermost open one grows.
    nlohmann::json& place(nlohmann::json value) {
        if (++m_values > kMostValues) cannotBeUsed(say("it holds too many values"));
        if (m_open.empty()) return root = std::move(value);
        nlohmann::json& parent = *m_open.back();
        if (parent.is_object()) return parent[m_key] = std::move(value);
        parent.push_back(std::move(value));
        return parent.back();
    }
    [[noreturn]] void cannotBeUsed(const Message& why) const {
        throw inputError(say("%1 cannot be used: %2", m_file, why), m_hint);
    }

    const std::string& m_file;
    const char* m_hint;
    std::vector<nlohmann::json*> m_open;
    std::string m_key;
    std::size_t m_values = 0;
};

/// Follows the parser's events: into the two lists, else into the tree.
class FileReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
    FileReader(const std::string& file, const char* hint)
        : m_file(file), m_hint(hint), m_tree(file, hint) {}

    TokenizerFile read;

    nlohmann::json takeFrame() { return std::move(m_tree.root); }

    bool start_object(std::size_t /*size*/) override { return enter(true); }
    bool start_array(std::size_t /*size*/) override { return enter(false); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        if (m_part == Part::Vocabulary) {
            m_name = std::move(name);
            return true;
        }
        if (m_depth == 1) {
            m_inModel = name == "model";
            m_name.clear();
        }
        if (m_depth == 2) m_name = name;
        // The lists are not in the tree; checks here that each is there only once.
        if ((isField("vocab") && read.hasVocabulary) || (isField("merges") && read.hasMerges)) {
            throw inputError(say("%1 cannot be used: %2 is there twice", m_file, shownName(name)),
                             m_hint);
        }
        m_tree.key(name);
        return true;
    }
    bool number_unsigned(number_unsigned_t number) override {
        if (m_part != Part::Vocabulary) return other(number);
        if (number > static_cast<number_unsigned_t>(Vocabulary::kLargestId)) wrongId();
        Vocabulary::requireRoom(read.vocabulary.size(), m_file);
        read.vocabulary.emplace_back(std::move(m_name), static_cast<TokenId>(number));
        return true;
    }
    // A merge: "a b", or since tokenizers 0.20 ["a", "b"].
    bool string(string_t& text) override {
        if (m_part != Part::Merges) return other(std::move(text));
        if (m_depth == kInMerge) {
            if (m_symbols.size() == 2) notTwo();
            m_symbols.push_back(std::move(text));
        } else {
            requireRoom();
            read.merges.push_back(
                splitMerge(text, {m_file, phrase("merge"), read.merges.size() + 1}, m_hint));
        }
        return true;
    }
    bool null() override { return other(nullptr); }
    bool boolean(bool value) override { return other(value); }
    bool number_integer(number_integer_t value) override { return other(value); }
    bool number_float(number_float_t value, const string_t& /*text*/) override {
        return other(value);
    }
    bool binary(binary_t& /*value*/) override { return other(nullptr); }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::json::exception& error) override {
        const std::string what = error.what();
        const auto mark = what.find("] ");  // the library's "[json.exception...] "
        throw inputError(say("%1 is not valid JSON: %2", m_file,
                             validUtf8(what.substr(mark == std::string::npos ? 0 : mark + 2, 300))),
                         m_hint);
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
        if (isField("vocab") && object) {
            m_part = Part::Vocabulary;
            read.hasVocabulary = true;
        } else if (isField("merges") && !object) {
            m_part = Part::Merges;
            read.hasMerges = true;
        } else if (m_part == Part::Elsewhere) {
            m_tree.open(object ? nlohmann::json::object() : nlohmann::json::array());
        }
        ++m_depth;
        return true;
    }
    bool leave() {
        --m_depth;
        if (m_part == Part::Elsewhere) {
            m_tree.close();
        } else if (m_depth == 2) {
            m_part = Part::Elsewhere;
        } else {
            if (m_symbols.size() != 2) notTwo();
            requireRoom();
            read.merges.emplace_back(std::move(m_symbols[0]), std::move(m_symbols[1]));
            m_symbols.clear();
        }
        return true;
    }
    // A value that neither list may have.
    bool other(nlohmann::json value) {
        if (m_part == Part::Vocabulary) wrongId();
        if (m_part == Part::Merges) notTwo();
        m_tree.value(std::move(value));
        return true;
    }

    [[noreturn]] void wrongId() const {
        throw inputError(say("%1: the id of the token %2 is not a whole number from 0 to "
                             "%3",
                             m_file, shownName(m_name), Vocabulary::kLargestId),
                         m_hint);
    }
    void requireRoom() const {
        if (read.merges.size() < Merges::kMost) return;
        throw inputError(say("%1 has more than %2 merges", m_file, Merges::kMost), m_hint);
    }
    [[noreturn]] void notTwo() const {
        throw inputError(say("%1, merge %2: not two symbols", m_file, read.merges.size() + 1),
                         m_hint);
    }

    const std::string& m_file;
    const char* m_hint;
    TreeBuilder m_tree;
    Part m_part = Part::Elsewhere;
    int m_depth = 0;  // open objects and lists
    bool m_inModel = false;
    std::string m_name;  // the last key: of the model, or the token's
    std::vector<std::string> m_symbols;
};

}  // namespace

TokenizerFile parseTokenizerFile(std::string_view text, const std::string& file, const char* hint) {
    refuseLfsPointer(text, file);
    FileReader reader(file, hint);
    nlohmann::json::sax_parse(text.begin(), text.end(), &reader);
    nlohmann::json frame = reader.takeFrame();
    if (!frame.is_object()) throw inputError(say("%1 is not a JSON object", file), hint);
    TokenizerFile read = std::move(reader.read);
    read.frame = std::make_shared<const nlohmann::json>(std::move(frame));
    return read;
}

}  // namespace headscope
