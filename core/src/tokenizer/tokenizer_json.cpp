// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_json.h"

#include "checkpoint/json.h"
#include "support/files.h"
#include "tokenizer/tokenizer_model.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <utility>

namespace headscope {

namespace {

using nlohmann::json;

// The largest known, of vocabularies five times GPT-2's, are below 40 MB.
constexpr std::size_t kLargestFile = 64u << 20;
constexpr JsonLimits kLimits{.depth = 32, .values = 8'000'000};
constexpr const char* kHint =
    "Use the tokenizer.json that belongs to this model, or its vocab.json and merges.txt.";
constexpr const char* kOther =
    "Headscope encodes as GPT-2 does, with a byte-level BPE; this model was trained on other "
    "tokens.";

Error unsupported(const std::string& file, const std::string& what) {
    return inputError(file + ": " + what, kOther);
}

/// The field, or null where it is absent or null.
const json* field(const json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool flag(const json& object, const char* name, bool byDefault, const std::string& file) {
    const json* const value = field(object, name);
    if (value == nullptr) return byDefault;
    if (!value->is_boolean()) {
        throw inputError(fmt::format("{}: {} is neither true nor false", file, name), kHint);
    }
    return value->get<bool>();
}

/// A part's "type", such as "ByteLevel".
std::string typeOf(const json& part, const std::string& file) {
    const json* const type = part.is_object() ? field(part, "type") : nullptr;
    if (type == nullptr || !type->is_string()) {
        throw inputError(file + ": a part of the tokenizer has no type", kHint);
    }
    return type->get<std::string>();
}

/// A part, or the only one of a Sequence of one; null where there is none.
const json* onlyPart(const json& tokenizer, const char* name, const char* list,
                     const std::string& file) {
    const json* const part = field(tokenizer, name);
    if (part == nullptr || typeOf(*part, file) != "Sequence") return part;
    const json* const parts = field(*part, list);
    if (parts == nullptr || !parts->is_array()) {
        throw inputError(fmt::format("{}: the {} is a sequence of nothing", file, name), kHint);
    }
    if (parts->size() > 1) {
        throw unsupported(file, fmt::format("the {} has {} steps", name, parts->size()));
    }
    return parts->empty() ? nullptr : &parts->front();
}

void checkNormalizer(const json& tokenizer, const std::string& file) {
    const json* const normalizer = onlyPart(tokenizer, "normalizer", "normalizers", file);
    if (normalizer != nullptr) {
        throw unsupported(file, "it changes the text with the normalizer " +
                                    shownName(typeOf(*normalizer, file)));
    }
}

void readPreTokenizer(const json& tokenizer, const std::string& file, TokenizerParts& parts) {
    const json* const step = onlyPart(tokenizer, "pre_tokenizer", "pretokenizers", file);
    if (step == nullptr) throw unsupported(file, "it has no pre-tokenizer");
    const std::string type = typeOf(*step, file);
    if (type != "ByteLevel") {
        throw unsupported(file, "its pre-tokenizer is " + shownName(type) + ", not ByteLevel");
    }
    parts.prefixSpace = flag(*step, "add_prefix_space", true, file);  // the library's default
    parts.splitWords = flag(*step, "use_regex", true, file);
}

const json& modelOf(const json& tokenizer, const std::string& file) {
    const json* const model = field(tokenizer, "model");
    if (model == nullptr || !model->is_object()) throw inputError(file + " has no model", kHint);
    return *model;
}

void checkModel(const json& model, const std::string& file) {
    // Files of early versions name no type, GPT-2's own for one.
    const std::string type = field(model, "type") != nullptr ? typeOf(model, file) : "BPE";
    if (type != "BPE") throw unsupported(file, "its model is " + shownName(type) + ", not BPE");
    for (const char* name : {"byte_fallback", "ignore_merges"}) {
        if (flag(model, name, false, file))
            throw unsupported(file, fmt::format("{} is true", name));
    }
    for (const char* name : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        const json* const affix = field(model, name);
        if (affix != nullptr &&
            !(affix->is_string() && affix->get_ref<const std::string&>().empty())) {
            throw unsupported(file, fmt::format("{} is not empty", name));
        }
    }
    const json* const dropout = field(model, "dropout");
    if (dropout != nullptr && !(dropout->is_number() && dropout->get<double>() == 0.0))
        throw unsupported(file, "dropout is not 0");
}

std::vector<AddedToken> addedTokensOf(const json& list, const std::string& file) {
    if (!list.is_array()) throw inputError(file + ": the added_tokens are not a list", kHint);
    std::vector<AddedToken> tokens;
    for (const json& entry : list) {
        AddedToken token = parseAddedToken(entry, file);
        const json* const id = field(entry, "id");
        if (id == nullptr || !id->is_number_unsigned() ||
            id->get<std::uint64_t>() > static_cast<std::uint64_t>(Vocabulary::kLargestId)) {
            throw inputError(fmt::format("{}: the added token {} has no id from 0 to {}", file,
                                         shownName(token.content), Vocabulary::kLargestId),
                             kHint);
        }
        token.id = id->get<TokenId>();
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// The file without the two long lists; the whole of it is checked as JSON.
json frameOf(const std::string& text, const std::string& file) {
    return parseObject(text, file, kHint, kLimits, {"vocab", "merges"});
}

/// What comes before the merges and tells how they are used.
TokenizerParts readFrame(const json& tokenizer, const std::string& file) {
    TokenizerParts parts;
    checkModel(modelOf(tokenizer, file), file);
    checkNormalizer(tokenizer, file);
    readPreTokenizer(tokenizer, file, parts);
    return parts;
}

}  // namespace

AddedToken parseAddedToken(const json& entry, const std::string& file) {
    const json* const content = entry.is_object() ? field(entry, "content") : nullptr;
    if (content == nullptr || !content->is_string()) {
        throw inputError(file + ": an added token has no content", kHint);
    }
    AddedToken token{content->get<std::string>(), std::nullopt, false};
    for (const char* name : {"lstrip", "rstrip", "single_word"}) {
        if (flag(entry, name, false, file)) {
            throw inputError(fmt::format("{}: the added token {} has {} set", file,
                                         shownName(token.content), name),
                             "Headscope does not do this: a text could get other tokens than in "
                             "training.");
        }
    }
    token.normalized = flag(entry, "normalized", !flag(entry, "special", false, file), file);
    return token;
}

void addTokens(const std::vector<AddedToken>& tokens, const std::string& file,
               TokenizerParts& parts) {
    for (const AddedToken& token : tokens) {
        if (token.content.empty()) continue;
        const auto known = parts.vocabulary.ofSymbol(token.content);
        if (!token.id && !known) continue;
        const TokenId id = token.id ? *token.id : *known;
        if (known && *known != id) {
            throw inputError(fmt::format("{}: the added token {} has the id {}, and in the "
                                         "vocabulary the id {}",
                                         file, shownName(token.content), id, *known),
                             kHint);
        }
        if (!known && parts.vocabulary.bytes(id) != nullptr) {
            throw inputError(
                fmt::format("{}: the added token {} has the id {} of the token {}", file,
                            shownName(token.content), id, shownName(*parts.vocabulary.bytes(id))),
                kHint);
        }
        parts.vocabulary.addLiteral(token.content, id);
        parts.added.add(token.content, id, token.normalized);
    }
}

TokenizerParts readTokenizerJson(const std::filesystem::path& file) {
    const std::string name = displayPath(file);
    const std::string text = readTextFile(file, kLargestFile);
    const json tokenizer = frameOf(text, name);
    TokenizerParts parts = readFrame(tokenizer, name);
    readTokenizerModel(text, name, kHint, parts);
    if (const json* const added = field(tokenizer, "added_tokens")) {
        addTokens(addedTokensOf(*added, name), name, parts);
    }
    return parts;
}

void checkTokenizerJson(const std::filesystem::path& file) {
    const std::string name = displayPath(file);
    const json tokenizer = frameOf(readTextFile(file, kLargestFile), name);
    (void)readFrame(tokenizer, name);
    if (const json* const added = field(tokenizer, "added_tokens")) {
        (void)addedTokensOf(*added, name);
    }
}

std::vector<AddedToken> readAddedTokens(const std::filesystem::path& file) {
    const std::string name = displayPath(file);
    const MappedFile mapping(file);
    const auto bytes = mapping.bytes();
    if (bytes.size() > kLargestFile) {
        throw inputError(fmt::format("{} is larger than {} bytes", name, kLargestFile), kHint);
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const json added = parseField(text, "added_tokens", name, kHint, kLimits);
    return added.is_null() ? std::vector<AddedToken>() : addedTokensOf(added, name);
}

}  // namespace headscope
