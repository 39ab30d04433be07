// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_class.h"

#include "folder/folder_files.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace headscope {

namespace {
using Kind = TokenizerClass::Kind;

// Without "Fast", which AutoTokenizer adds itself.
constexpr std::array<std::pair<std::string_view, Kind>, 6> kClasses{{
    {"GPT2Tokenizer", Kind::Gpt2},
    {"CodeGenTokenizer", Kind::Gpt2},
    {"RobertaTokenizer", Kind::Roberta},
    {"BartTokenizer", Kind::Roberta},
    {"PreTrainedTokenizer", Kind::Generic},
    {"TokenizersBackend", Kind::Generic},  // its name since transformers 5
}};

Kind kindOf(std::string_view name) {
    if (name.ends_with("Fast")) name.remove_suffix(4);
    for (const auto& [known, kind] : kClasses) {
        if (name == known) return kind;
    }
    return Kind::Other;
}

}  // namespace

TokenizerClass tokenizerClass(const nlohmann::json& tokenizerConfig,
                              const nlohmann::json& modelConfig) {
    const auto said = [](const nlohmann::json& config, const char* file) {
        TokenizerClass tokenizer;
        const auto name = config.find("tokenizer_class");
        if (name == config.end() || !name->is_string()) return tokenizer;
        tokenizer.name = name->get<std::string>();
        tokenizer.kind = kindOf(tokenizer.name);
        tokenizer.file = file;
        return tokenizer;
    };
    TokenizerClass tokenizer = said(tokenizerConfig, "tokenizer_config.json");
    return tokenizer.name.empty() ? said(modelConfig, kConfigFile) : tokenizer;
}

nlohmann::json defaultSpecialTokens(Kind kind) {
    // A token of every GPT-2 tokenizer.
    constexpr const char* kEndOfText = "<|endoftext|>";
    if (kind == Kind::Gpt2) {
        return {{"bos_token", kEndOfText}, {"eos_token", kEndOfText}, {"unk_token", kEndOfText}};
    }
    if (kind != Kind::Roberta) return nlohmann::json::object();
    return {{"bos_token", "<s>"},
            {"eos_token", "</s>"},
            {"sep_token", "</s>"},
            {"cls_token", "<s>"},
            {"unk_token", "<unk>"},
            {"pad_token", "<pad>"},
            {"mask_token",
             {{"content", "<mask>"}, {"lstrip", true}, {"normalized", false}, {"special", true}}}};
}

}  // namespace headscope
