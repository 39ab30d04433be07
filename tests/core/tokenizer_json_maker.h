// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace headscope::test {

inline nlohmann::json addedToken(int id, const std::string& content, bool normalized = false) {
    return {
        {"id", id},        {"content", content},       {"single_word", false},  {"lstrip", false},
        {"rstrip", false}, {"normalized", normalized}, {"special", !normalized}};
}

/// What `tokenizers` writes around a vocabulary and merges.
inline nlohmann::json tokenizerJson(nlohmann::json vocabulary, nlohmann::json merges,
                                    nlohmann::json added = nlohmann::json::array()) {
    return {{"version", "1.0"},
            {"truncation", nullptr},
            {"padding", nullptr},
            {"added_tokens", std::move(added)},
            {"normalizer", nullptr},
            {"pre_tokenizer",
             {{"type", "ByteLevel"},
              {"add_prefix_space", false},
              {"trim_offsets", true},
              {"use_regex", true}}},
            {"post_processor",
             {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", false}}},
            {"decoder", {{"type", "ByteLevel"}}},
            {"model",
             {{"type", "BPE"},
              {"dropout", nullptr},
              {"unk_token", nullptr},
              {"continuing_subword_prefix", ""},
              {"end_of_word_suffix", ""},
              {"fuse_unk", false},
              {"byte_fallback", false},
              {"vocab", std::move(vocabulary)},
              {"merges", std::move(merges)}}}};
}

/// A small one: " ", a, b, c and what some of them make, and <pad>.
inline nlohmann::json smallJson() {
    return tokenizerJson({{"a", 0}, {"b", 1}, {"c", 2}, {"Ġ", 3}, {"ab", 4}, {"Ġab", 5}},
                         nlohmann::json::array({"a b", "Ġ ab"}),
                         nlohmann::json::array({addedToken(6, "<pad>")}));
}

}  // namespace headscope::test
