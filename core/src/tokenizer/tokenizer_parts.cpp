// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_parts.h"

#include "checkpoint/folder_files.h"
#include "checkpoint/json.h"
#include "support/files.h"
#include "tokenizer/merges_file.h"
#include "tokenizer/tokenizer_json.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>

namespace headscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kLargestFile = 16u << 20;
constexpr const char* kConfig = "tokenizer_config.json";
constexpr const char* kAddedTokens = "added_tokens.json";
constexpr const char* kSpecialTokens = "special_tokens_map.json";
constexpr const char* kDecoder = "added_tokens_decoder";
constexpr const char* kEndOfText = "<|endoftext|>";  // a token of every GPT-2 tokenizer
constexpr const char* kHint = "Use the file that belongs to this model, or download it again.";

// Tokenizers whose vocab.json and merges.txt are cut up exactly as GPT-2's.
constexpr std::array<std::string_view, 10> kSameClasses = {
    "GPT2Tokenizer",    "GPT2TokenizerFast",    "PreTrainedTokenizerFast", "TokenizersBackend",
    "RobertaTokenizer", "RobertaTokenizerFast", "CodeGenTokenizer",        "CodeGenTokenizerFast",
    "BartTokenizer",    "BartTokenizerFast"};

/// A side file, which need not be there: an empty object then.
json readObject(const fs::path& file) {
    if (!hasFile(file)) return json::object();
    return parseObject(readTextFile(file, kLargestFile), displayPath(file), kHint);
}

TokenId idOf(const json& value, const std::string& token, const std::string& file) {
    if (!value.is_number_unsigned() ||
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(Vocabulary::kLargestId)) {
        throw inputError(fmt::format("{}: the id of {} is not a whole number from 0 to {}", file,
                                     shownName(token), Vocabulary::kLargestId),
                         kHint);
    }
    return value.get<TokenId>();
}

/// {"50257": {"content": "<pad>", ...}}
std::vector<AddedToken> readDecoder(const json& decoder, const std::string& file) {
    if (!decoder.is_object()) {
        throw inputError(fmt::format("{}: {} is not a JSON object", file, kDecoder), kHint);
    }
    std::vector<AddedToken> tokens;
    for (const auto& [key, entry] : decoder.items()) {
        AddedToken token = parseAddedToken(entry, file);
        TokenId id = -1;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
        if (error != std::errc() || end != key.data() + key.size() || id < 0 ||
            id > Vocabulary::kLargestId) {
            throw inputError(fmt::format("{}: {} is not the id of a token", file, shownName(key)),
                             kHint);
        }
        token.id = id;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// {"<pad>": 50257}
std::vector<AddedToken> readAddedTokenIds(const fs::path& file) {
    const std::string name = displayPath(file);
    std::vector<AddedToken> tokens;
    const json ids = readObject(file);
    for (const auto& [content, id] : ids.items())
        tokens.push_back({content, idOf(id, content, name), true});
    return tokens;
}

/// The contents of bos_token, eos_token, ..., each "text" or {"content": "text"}.
void readSpecialTokens(const json& object, std::vector<AddedToken>& tokens) {
    const auto add = [&](const json& value) {
        const bool isObject = value.is_object() && value.contains("content");
        const json& content = isObject ? value["content"] : value;
        if (content.is_string())
            tokens.push_back({content.get<std::string>(), std::nullopt, false});
    };
    for (const char* name : {"bos_token", "eos_token", "unk_token", "sep_token", "pad_token",
                             "cls_token", "mask_token"}) {
        const auto value = object.find(name);
        if (value != object.end()) add(*value);
    }
    const auto more = object.find("additional_special_tokens");
    if (more == object.end() || !more->is_array()) return;
    for (const json& value : *more)
        add(value);
}

void checkClass(const json& config, const std::string& file) {
    const auto name = config.find("tokenizer_class");
    if (name == config.end() || !name->is_string()) return;
    const auto& text = name->get_ref<const std::string&>();
    if (std::find(kSameClasses.begin(), kSameClasses.end(), text) == kSameClasses.end()) {
        throw inputError(
            fmt::format("{}: the tokenizer is a {}", file, shownName(text)),
            "Headscope encodes as GPT-2 does; this model was trained on other tokens.");
    }
}

TokenizerParts readMainFiles(const fs::path& folder, const json& config, const std::string& file) {
    checkTokenizerFiles(folder);
    if (!hasVocabularyAndMerges(folder)) {
        return readTokenizerJson(folder / kTokenizerFile);
    }
    checkClass(config, file);
    TokenizerParts parts;
    parts.vocabulary = Vocabulary::read(folder / kVocabularyFile);
    parts.merges = readMerges(folder / kMergesFile, parts.vocabulary);
    if (!config.contains(kDecoder) && hasFile(folder / kAddedTokens)) {
        addTokens(readAddedTokenIds(folder / kAddedTokens), displayPath(folder / kAddedTokens),
                  parts);
    } else if (!config.contains(kDecoder) && hasFile(folder / kTokenizerFile)) {
        addTokens(readAddedTokens(folder / kTokenizerFile), displayPath(folder / kTokenizerFile),
                  parts);
    }
    return parts;
}

}  // namespace

TokenizerParts readTokenizerParts(const fs::path& folder) {
    const json config = readObject(folder / kConfig);
    const std::string file = displayPath(folder / kConfig);
    TokenizerParts parts = readMainFiles(folder, config, file);
    if (const auto decoder = config.find(kDecoder); decoder != config.end()) {
        addTokens(readDecoder(*decoder, file), file, parts);
    }
    std::vector<AddedToken> special{{kEndOfText, std::nullopt, false}};
    readSpecialTokens(config, special);
    readSpecialTokens(readObject(folder / kSpecialTokens), special);
    addTokens(special, file, parts);

    const auto prefix = config.find("add_prefix_space");
    if (prefix != config.end() && prefix->is_boolean()) parts.prefixSpace = prefix->get<bool>();
    return parts;
}

}  // namespace headscope
