// SPDX-License-Identifier: GPL-3.0-or-later
// vocab.json and merges.txt, and a text that is encoded with them.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/tokenizer.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    auto files = parts(input);
    files.resize(3);
    write("vocab.json", files[0]);
    write("merges.txt", files[1]);
    const std::string_view text = files[2];
    reads([&] {
        const auto tokenizer = Tokenizer::load(folder());
        std::string together;
        for (const Token& token : tokenizer.encode(text)) {
            require(token.begin == together.size() && token.end <= text.size(),
                    "tokens that do not lie side by side");
            require(tokenizer.contains(token.id), "a token that is none");
            together += token.text;
        }
        require(together == text, "tokens that are not the text");
    });
}

std::vector<std::string> seeds() {
    return {joined({vocabularyText(), mergesText(), "Is the <|endoftext|> \xC3\xA4?"}),
            joined({R"({"a":0,"b":1,"ab":2})", "a b\n", "abba"}),
            joined({R"({"a":0,"<|endoftext|>":5})", "", "a"}),
            joined({vocabularyText(), "h e\r\n\xC4\xA0 t", " the"})};
}

}  // namespace headscope::fuzz
