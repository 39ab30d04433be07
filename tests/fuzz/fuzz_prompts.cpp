// SPDX-License-Identifier: GPL-3.0-or-later
// Example prompts, and published figures.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/prompts.h>
#include <headscope/published.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    write("prompts.json", input);
    if (input.find("headscope.published") != std::string_view::npos) {
        reads([] { (void)readPublished(folder() / "prompts.json"); });
        return;
    }
    reads([] {
        const auto prompts = readPrompts(folder() / "prompts.json");
        for (const ExamplePrompt& prompt : prompts)
            require(prompt.text.size() <= 16U << 20, "a text longer than its file");
    });
}

std::vector<std::string> seeds() {
    return {R"({"schema":"headscope.prompts/1","prompts":[{"text":"Berlin is the capital of",)"
            R"("target":" Germany","control":" France","shows":"a fact"}]})",
            R"({"schema":"headscope.published/1","model":"gpt2","sha256":["ab"],"source":"a",)"
            R"("provisional":true,"predictions":[{"prompt":"a","ids":[1,2],"top":[[3,-1.5]],)"
            R"("sample":[[4,2.5]]}],"losses":[{"text":"a","ids":[1,2],"loss":3.5,"source":"b"}],)"
            R"("continuations":[{"prompt":"a","ids":[1],"continuation":[2],"source":"c"}]})"};
}

}  // namespace headscope::fuzz
