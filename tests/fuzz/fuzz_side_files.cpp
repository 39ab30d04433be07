// SPDX-License-Identifier: GPL-3.0-or-later
// tokenizer_config.json, added_tokens.json and special_tokens_map.json beside a good vocabulary.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/tokenizer.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    static const bool kMade = [] {
        write("vocab.json", R"({"a":0,"b":1,"ab":2,"<|endoftext|>":3})");
        write("merges.txt", "a b\n");
        return true;
    }();
    require(kMade, "a vocabulary");
    auto files = parts(input);
    files.resize(5);
    write("tokenizer_config.json", files[0]);
    write("added_tokens.json", files[1]);
    write("special_tokens_map.json", files[2]);
    write("tokenizer.json", files[3]);
    reads([&] {
        const auto tokenizer = Tokenizer::load(folder());
        for (const Token& token : tokenizer.encode(files[4]))
            require(tokenizer.contains(token.id), "a token that is none");
    });
}

std::vector<std::string> seeds() {
    const std::string config =
        R"({"add_prefix_space":false,"tokenizer_class":"GPT2Tokenizer","added_tokens_decoder":)"
        R"({"3":{"content":"<|endoftext|>","lstrip":false,"normalized":true,"rstrip":false,)"
        R"("single_word":false,"special":true},"4":{"content":"<pad>","special":true}},)"
        R"("bos_token":"<|endoftext|>","model_max_length":1024})";
    const std::string special = R"({"bos_token":{"content":"<|endoftext|>"},"pad_token":"<pad>",)"
                                R"("additional_special_tokens":["<x>"]})";
    return {joined({config, R"({"<pad>":4})", special, "", "ab<pad>ba<|endoftext|>"}),
            joined({"{}", R"({"<pad>":4,"<x>":5})", "{}", tokenizerText(), "<x>a"}),
            joined({R"({"tokenizer_class":"LlamaTokenizer"})"})};
}

}  // namespace headscope::fuzz
