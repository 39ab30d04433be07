// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace headscope {

/// The class that transformers' AutoTokenizer takes for a model, as far as it matters for tokens.
struct TokenizerClass {
    enum class Kind {
        Gpt2,     ///< GPT2Tokenizer and those that do the same; also where no file names a class
        Roberta,  ///< the same with <s> and </s> around each text and its own special tokens
        Generic,  ///< PreTrainedTokenizerFast: what tokenizer.json says and nothing else
        Other,    ///< one that is not known here
    };
    Kind kind = Kind::Gpt2;
    std::string name;  ///< as the file says; empty if none does
    std::string file;  ///< the name of the file that says so

    /// Whether it reads a vocab.json and a merges.txt, and cuts a text up exactly as GPT-2's.
    [[nodiscard]] bool isSplitLikeGpt2() const { return kind != Kind::Other; }
};

/// By tokenizer_config.json's tokenizer_class, else config.json's. What is no text is passed over.
[[nodiscard]] TokenizerClass tokenizerClass(const nlohmann::json& tokenizerConfig,
                                            const nlohmann::json& modelConfig);

/// The special tokens that the class has where no file names others: {"bos_token": "<s>", ...}.
[[nodiscard]] nlohmann::json defaultSpecialTokens(TokenizerClass::Kind kind);

}  // namespace headscope
