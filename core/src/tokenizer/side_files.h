// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/added_tokens.h"
#include "tokenizer/tokenizer_class.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// What the files beside a vocabulary and merges say of a tokenizer: tokenizer_config.json,
/// special_tokens_map.json, added_tokens.json, and config.json. Each may be absent.
class SideFiles {
 public:
    /// Throws Error(Input) naming the file that is broken, or a link to nothing.
    explicit SideFiles(const std::filesystem::path& folder);

    [[nodiscard]] const TokenizerClass& tokenizer() const { return m_tokenizer; }
    /// The path of tokenizer_config.json, as messages name it.
    [[nodiscard]] const std::string& file() const { return m_file; }

    /// Whether tokenizer_config.json has the field.
    [[nodiscard]] bool has(const char* field) const { return m_config.contains(field); }
    /// Whether it is true there.
    [[nodiscard]] bool flag(const char* field) const;
    /// config.json's vocab_size; nothing if it has none.
    [[nodiscard]] std::optional<int> modelVocabulary() const { return m_modelVocabulary; }

    /// tokenizer_config.json's added_tokens_decoder, or where it has none added_tokens.json, and
    /// which file they are of. Throws Error(Input) naming it.
    struct Added {
        std::vector<AddedToken> tokens;
        std::string file;
        bool isDecoder = false;
    };
    [[nodiscard]] Added addedTokens() const;

    /// Those that are called bos_token, eos_token and so on, by the class where no file does.
    [[nodiscard]] std::vector<AddedToken> specialTokens() const;
    /// What is called "bos_token" or so; its name where nothing is.
    [[nodiscard]] std::string specialToken(const char* name) const;

 private:
    void takeSpecial(const nlohmann::json& object, const std::string& file);

    std::filesystem::path m_folder;
    std::string m_file;
    nlohmann::json m_config;
    TokenizerClass m_tokenizer;
    std::optional<int> m_modelVocabulary;
    std::map<std::string, std::vector<AddedToken>> m_special;  // by "bos_token" and so on
};

/// The names of tokenizer_config.json and its like.
inline constexpr const char* kTokenizerConfigFile = "tokenizer_config.json";

}  // namespace headscope
