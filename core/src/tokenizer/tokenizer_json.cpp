// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_json.h"

#include "base/files.h"
#include "base/json.h"
#include "tokenizer/added_token_list.h"
#include "tokenizer/json_fields.h"
#include "tokenizer/splitter.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <utility>

namespace headscope {

namespace {

// The largest known, of vocabularies five times GPT-2's, are below 40 MB.
constexpr std::size_t kLargestTokenizerJson = 64u << 20;
constexpr const char* kTokenizerJsonHint = phrase(
    "Use the tokenizer.json that belongs to this model, or its vocab.json and merges.txt alone.");
constexpr const char* kOther = phrase(
    "Headscope encodes as GPT-2 does, with a byte-level BPE; this model was trained on other "
    "tokens.");

Error unsupported(const std::string& file, const Message& what) {
    return inputError(say("%1: %2", file, what), kOther);
}

/// A part's steps: those of a Sequence, or the part itself; none if it is absent.
std::vector<const nlohmann::json*> stepsOf(const nlohmann::json& tokenizer, const char* name,
                                           const char* list, const std::string& file) {
    const nlohmann::json* const part = fieldOf(tokenizer, name);
    if (part == nullptr) return {};
    if (typeOf(*part, file, kTokenizerJsonHint) != "Sequence") return {part};
    const nlohmann::json* const parts = fieldOf(*part, list);
    if (parts == nullptr || !parts->is_array()) {
        throw inputError(say("%1: the %2 is a sequence of nothing", file, name),
                         kTokenizerJsonHint);
    }
    std::vector<const nlohmann::json*> steps;
    for (const nlohmann::json& step : *parts)
        steps.push_back(&step);
    return steps;
}

void checkNormalizer(const nlohmann::json& tokenizer, const std::string& file) {
    const auto steps = stepsOf(tokenizer, "normalizer", "normalizers", file);
    if (steps.empty()) return;
    throw unsupported(file, say("it changes the text with the normalizer %1",
                                shownName(typeOf(*steps.front(), file, kTokenizerJsonHint))));
}

/// Whether a step does what GPT-2's split does: {"type": "Split", "pattern": {"Regex": "..."},
/// "behavior": "Isolated", "invert": false}.
bool isGpt2sSplit(const nlohmann::json& step, const std::string& file) {
    if (typeOf(step, file, kTokenizerJsonHint) != "Split") return false;
    const nlohmann::json* const pattern = fieldOf(step, "pattern");
    const nlohmann::json* const regex =
        pattern && pattern->is_object() ? fieldOf(*pattern, "Regex") : nullptr;
    const nlohmann::json* const behavior = fieldOf(step, "behavior");
    return regex && regex->is_string() &&
           Splitter::isItsPattern(regex->get_ref<const std::string&>()) && behavior &&
           *behavior == "Isolated" && !flagOf(step, "invert", false, file, kTokenizerJsonHint);
}

void readPreTokenizer(const nlohmann::json& frame, const std::string& file, TokenizerJson& read) {
    auto steps = stepsOf(frame, "pre_tokenizer", "pretokenizers", file);
    if (steps.empty()) throw unsupported(file, say("it has no pre-tokenizer"));
    read.isSequence = steps.front() != fieldOf(frame, "pre_tokenizer");
    const bool splitsBefore = steps.size() == 2 && isGpt2sSplit(*steps.front(), file);
    if (splitsBefore) steps.erase(steps.begin());
    const std::string type = typeOf(*steps.front(), file, kTokenizerJsonHint);
    if (steps.size() > 1) {
        const std::string first = shownName(type);
        const std::string second = shownName(typeOf(*steps[1], file, kTokenizerJsonHint));
        throw unsupported(file, steps.size() > 2
                                    ? say("the pre_tokenizer has %1 steps, %2 and %3 and more",
                                          steps.size(), first, second)
                                    : say("the pre_tokenizer has %1 steps, %2 and %3", steps.size(),
                                          first, second));
    }
    if (type != "ByteLevel") {
        throw unsupported(file, say("its pre-tokenizer is %1, not ByteLevel", shownName(type)));
    }
    // The library's defaults.
    read.prefixSpace = flagOf(*steps.front(), "add_prefix_space", true, file, kTokenizerJsonHint);
    const bool splits = flagOf(*steps.front(), "use_regex", true, file, kTokenizerJsonHint);
    if (splitsBefore && read.prefixSpace) {
        throw unsupported(file, say("it puts a space before every word that has none"));
    }
    read.splitWords = splits || splitsBefore;  // to split the pieces again changes none of them
}

void checkModel(const nlohmann::json& frame, const std::string& file) {
    const nlohmann::json* const model = fieldOf(frame, "model");
    if (model == nullptr || !model->is_object())
        throw inputError(say("%1 has no model", file), kTokenizerJsonHint);
    // Files of early versions name no type, GPT-2's own for one.
    const std::string type =
        fieldOf(*model, "type") != nullptr ? typeOf(*model, file, kTokenizerJsonHint) : "BPE";
    if (type != "BPE") throw unsupported(file, say("its model is %1, not BPE", shownName(type)));
    for (const char* name : {"byte_fallback", "ignore_merges"}) {
        if (flagOf(*model, name, false, file, kTokenizerJsonHint))
            throw unsupported(file, say("%1 is true", name));
    }
    for (const char* name : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        const nlohmann::json* const affix = fieldOf(*model, name);
        if (affix != nullptr &&
            !(affix->is_string() && affix->get_ref<const std::string&>().empty())) {
            throw unsupported(file, say("%1 is not empty", name));
        }
    }
    const nlohmann::json* const dropout = fieldOf(*model, "dropout");
    if (dropout != nullptr && !(dropout->is_number() && dropout->get<double>() == 0.0))
        throw unsupported(file, say("dropout is not 0"));
}

std::vector<AddedToken> addedTokensOf(const nlohmann::json& frame, const std::string& file) {
    const nlohmann::json* const list = fieldOf(frame, "added_tokens");
    if (list == nullptr) return {};
    if (!list->is_array())
        throw inputError(say("%1: the added_tokens are not a list", file), kTokenizerJsonHint);
    std::vector<AddedToken> tokens;
    for (const nlohmann::json& entry : *list) {
        AddedToken token = parseAddedToken(entry, file);
        const nlohmann::json* const id = fieldOf(entry, "id");
        token.id = idOf(id ? *id : nlohmann::json(), token.content, file, kTokenizerJsonHint);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

}  // namespace

TokenizerJson readTokenizerJson(const std::filesystem::path& path) {
    const std::string file = displayPath(path);
    TokenizerFile content =
        parseTokenizerFile(readTextFile(path, kLargestTokenizerJson), file, kTokenizerJsonHint);
    const nlohmann::json& frame = *content.frame;
    TokenizerJson read;
    checkModel(frame, file);
    if (!content.hasVocabulary) {
        throw inputError(say("%1: the vocab is not a JSON object of token to id", file),
                         kTokenizerJsonHint);
    }
    if (!content.hasMerges)
        throw inputError(say("%1: the merges are not a list", file), kTokenizerJsonHint);
    checkNormalizer(frame, file);
    readPreTokenizer(frame, file, read);
    read.added = addedTokensOf(frame, file);
    read.around = readPostProcessor(fieldOf(frame, "post_processor"), file, kTokenizerJsonHint);
    read.vocabulary = std::move(content.vocabulary);
    read.merges = std::move(content.merges);
    return read;
}

}  // namespace headscope
