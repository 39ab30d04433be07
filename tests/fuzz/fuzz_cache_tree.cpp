// SPDX-License-Identifier: GPL-3.0-or-later
// A Hugging Face cache as it may lie on a disk. Each line of the input makes an entry:
//     d PATH              a folder
//     f PATH CONTENT      a file
//     l PATH TARGET       a link
//     p PATH              a pipe, which must never be waited for
#include "fuzz.h"
#include "memory_files.h"

#include <headscope/model_catalog.h>

#include <algorithm>
#include <string>

namespace headscope::fuzz {
namespace {

constexpr int kMostEntries = 40;

void make(std::string_view line) {
    if (line.size() < 3 || line[1] != ' ') return;
    const std::size_t end = std::min(line.find(' ', 2), line.size());
    const std::string path = "cache/" + std::string(line.substr(2, end - 2));
    const std::string_view rest = line.substr(std::min(end + 1, line.size()));
    if (line[0] == 'd') makeFolder(path);
    if (line[0] == 'f') write(path, rest);
    if (line[0] == 'l') makeLink(path, rest);
    if (line[0] == 'p') makePipe(path);
}

}  // namespace

void run(std::string_view input) {
    removeAll();
    makeFolder("cache");
    for (int entries = 0; entries < kMostEntries && !input.empty(); ++entries) {
        const std::size_t end = std::min(input.find('\n'), input.size());
        make(input.substr(0, end));
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    const auto models = scanHubCache(folder() / "cache");
    for (const ModelEntry& model : models)
        require(model.usable() || !model.hint.empty(), "a problem without a way out");
    require(!toJson(models).empty(), "no list");
}

std::vector<std::string> seeds() {
    const std::string model = "models--openai-community--gpt2/";
    const std::string commit = "607a30d783dfa663caf39e06633721c8d4cfcd7e";
    const std::string snapshot = model + "snapshots/" + commit + "/";
    const std::string config =
        R"({"model_type":"gpt2","n_ctx":4,"n_embd":2,"n_head":1,"n_layer":1,"vocab_size":9})";
    return {
        "f " + model + "refs/main " + commit + "\nf " + model + "blobs/c " + config + "\nl " +
            snapshot + "config.json ../../blobs/c\nf " + snapshot + "model.safetensors x\nf " +
            snapshot + "vocab.json {\"a\":0}\nf " + snapshot + "merges.txt \n",
        "d " + snapshot + "\nf " + model + "blobs/a.incomplete x\n",
        "f " + model + "refs/refs/pr/1 " + commit + "\nl " + snapshot + "config.json config.json\n",
        "l " + model + "snapshots ..\nd models--\np " + model + "refs/main\n",
    };
}

}  // namespace headscope::fuzz
