// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/side_files.h"

#include "base/files.h"
#include "base/json.h"
#include "folder/folder_files.h"
#include "tokenizer/added_token_list.h"
#include "tokenizer/json_fields.h"

#include <headscope/error.h>

#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace headscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSideFile = 16u << 20;
constexpr const char* kAddedTokens = "added_tokens.json";
constexpr const char* kSpecialTokens = "special_tokens_map.json";
constexpr const char* kDecoder = "added_tokens_decoder";
constexpr std::array kNamedTokens = {"bos_token", "eos_token", "unk_token", "sep_token",
                                     "pad_token", "cls_token", "mask_token"};

/// A side file, which need not be there: an empty object then.
nlohmann::json readObject(const fs::path& file) {
    if (!isThere(file)) return nlohmann::json::object();
    return parseObject(readTextFile(file, kLargestSideFile), displayPath(file), kOtherFileHint);
}

/// {"50257": {"content": "<pad>", ...}}
std::vector<AddedToken> readDecoder(const nlohmann::json& decoder, const std::string& file) {
    if (!decoder.is_object()) {
        throw inputError(say("%1: %2 is not a JSON object", file, kDecoder), kOtherFileHint);
    }
    std::vector<AddedToken> tokens;
    for (const auto& [key, entry] : decoder.items()) {
        AddedToken token = parseAddedToken(entry, file);
        TokenId id = -1;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
        if (error != std::errc() || end != key.data() + key.size() || id < 0 ||
            id > Vocabulary::kLargestId) {
            throw inputError(say("%1: %2 is not the id of a token", file, shownName(key)),
                             kOtherFileHint);
        }
        token.id = id;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// A special token's name, "text" or {"content": "text", ...}; nothing for what is neither.
std::optional<AddedToken> parseSpecialToken(const nlohmann::json& value, const std::string& file) {
    if (value.is_object() && value.contains("content")) {
        AddedToken token = parseAddedToken(value, file);
        token.special = true;
        return token;
    }
    if (!value.is_string()) return std::nullopt;
    AddedToken token;
    token.content = value.get<std::string>();
    token.special = true;
    return token;
}

}  // namespace

SideFiles::SideFiles(const fs::path& folder)
    : m_folder(folder),
      m_file(displayPath(folder / kTokenizerConfigFile)),
      m_config(readObject(folder / kTokenizerConfigFile)) {
    const nlohmann::json model = readObject(folder / kConfigFile);
    if (const nlohmann::json* const size = fieldOf(model, "vocab_size");
        size && size->is_number_integer()) {
        m_modelVocabulary = size->get<int>();
    }
    m_tokenizer = tokenizerClass(m_config, model);
    takeSpecial(defaultSpecialTokens(m_tokenizer.kind), m_file);
    takeSpecial(m_config, m_file);
    // transformers reads these two only where there is no list of added tokens; but what is broken
    // is broken.
    (void)isThere(folder / kAddedTokens);
    const nlohmann::json map = readObject(folder / kSpecialTokens);
    if (!has(kDecoder)) takeSpecial(map, displayPath(folder / kSpecialTokens));
}

bool SideFiles::flag(const char* field) const {
    const nlohmann::json* const value = fieldOf(m_config, field);
    return value && value->is_boolean() && value->get<bool>();
}

// Puts the file's special tokens into their places; null takes one away.
void SideFiles::takeSpecial(const nlohmann::json& object, const std::string& file) {
    for (const char* name : kNamedTokens) {
        const auto value = object.find(name);
        if (value == object.end()) continue;
        m_special.erase(name);
        if (auto token = parseSpecialToken(*value, file)) m_special[name] = {std::move(*token)};
    }
    for (const char* name : {"additional_special_tokens", "extra_special_tokens"}) {
        const auto list = object.find(name);
        if (list == object.end() || !list->is_structured()) continue;
        m_special.erase(name);
        for (const nlohmann::json& one : *list) {
            if (auto token = parseSpecialToken(one, file)) m_special[name].push_back(*token);
        }
    }
}

SideFiles::Added SideFiles::addedTokens() const {
    if (const auto decoder = m_config.find(kDecoder); decoder != m_config.end()) {
        return {readDecoder(*decoder, m_file), m_file, true};
    }
    // {"<pad>": 50257}
    Added added{{}, displayPath(m_folder / kAddedTokens), false};
    const nlohmann::json ids = readObject(m_folder / kAddedTokens);
    for (const auto& [content, id] : ids.items()) {
        AddedToken token;
        token.content = content;
        token.id = idOf(id, content, added.file, kOtherFileHint);
        token.normalized = true;
        added.tokens.push_back(std::move(token));
    }
    return added;
}

std::vector<AddedToken> SideFiles::specialTokens() const {
    std::vector<AddedToken> tokens;
    for (const auto& [name, some] : m_special)
        tokens.insert(tokens.end(), some.begin(), some.end());
    return tokens;
}

std::string SideFiles::specialToken(const char* name) const {
    const auto place = m_special.find(name);
    return place == m_special.end() ? name : place->second.front().content;
}

}  // namespace headscope
