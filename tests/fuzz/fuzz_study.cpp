// SPDX-License-Identifier: GPL-3.0-or-later
// Studies and their prompts: JSON, JSONL and CSV; what a folder of results keeps.
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/error.h>
#include <headscope/study.h>

#include <nlohmann/json.hpp>

namespace headscope::fuzz {

// The first part is the study, the second the file of prompts that it may name; a first part that
// is no JSON is prompts alone.
void run(std::string_view input) {
    const auto files = parts(input);
    const auto first = files.empty() ? std::string_view() : files[0];
    const char* name = first.starts_with("{\"prompt\"") ? "study.jsonl"
                       : first.starts_with("prompt,")   ? "study.csv"
                                                        : "study.json";
    write(name, first);
    write("prompts.csv", files.size() > 1 ? files[1] : std::string_view());
    reads([&] {
        const auto reading = readStudy(folder() / name);
        require(reading.study.has_value() == reading.faults.empty(), "a study with faults");
        for (const auto& fault : reading.faults)
            require(!describe(fault).empty() && fault.line >= 0, "a fault without words");
        if (!reading.study) return;
        for (const auto& prompt : reading.study->prompts)
            require(!prompt.target.empty() && !prompt.control.empty(), "a prompt without target");
    });
}

std::vector<std::string> seeds() {
    const std::string csv =
        "prompt,target,control,group\n\"a, \"\"b\"\"\",x,\"[\"\"y\"\",\"\"z\"\"]\",g\n";
    return {R"({"prompt":"ab","target":"x","control":["y","z"],"donor":"cd","group":"g","n":3})"
            "\n",
            csv,
            joined({R"({"schema":"headscope.study/1","name":"n","model":{"name":"gpt2"},)"
                    R"("prompts":"prompts.csv","columns":{"prompt":"prompt"},"interventions":)"
                    R"(["zero","scale:0.5"],"positions":"0,3","statistics":{"bootstrap":500,)"
                    R"("seed":1,"cluster":"group","compare":{"column":"group","of":["a","b"]}},)"
                    R"("reference":{"seed":1,"prompts":[{"prompt":"a","group":"g"}]}})",
                    csv}),
            R"({"schema":"headscope.study/1","prompts":[{"clean":"a","corrupt":"b",)"
            R"("answers":["x"],"wrong_answers":["y"]}]})"};
}

}  // namespace headscope::fuzz
