// SPDX-License-Identifier: GPL-3.0-or-later
// tokenizer.json alone, and a text that is encoded with it.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/tokenizer.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    auto files = parts(input);
    files.resize(2);
    write("tokenizer.json", files[0]);
    reads([&] {
        const auto tokenizer = Tokenizer::load(folder());
        for (const Token& token : tokenizer.encode(files[1]))
            require(tokenizer.contains(token.id) && token.begin <= token.end &&
                        token.end <= files[1].size(),
                    "a token that is none");
    });
}

std::vector<std::string> seeds() {
    const std::string small =
        R"({"added_tokens":[{"id":3,"content":"<x>","special":true}],)"
        R"("pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"ByteLevel",)"
        R"("add_prefix_space":true,"use_regex":false}]},"model":{"type":"BPE","dropout":null,)"
        R"("byte_fallback":false,"vocab":{"a":0,"b":1,"ab":2},"merges":[["a","b"]]}})";
    return {joined({tokenizerText(), "Is the <|endoftext|>?"}), joined({small, "abba<x>"}),
            joined({R"({"model":{"type":"Unigram","vocab":[["a",-1.5]]}})"}),
            joined({R"({"normalizer":{"type":"NFC"},"model":{"vocab":{},"merges":[]}})"})};
}

}  // namespace headscope::fuzz
