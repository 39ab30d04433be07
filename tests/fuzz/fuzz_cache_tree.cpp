// SPDX-License-Identifier: GPL-3.0-or-later
// A Hugging Face cache as it may lie on a disk. Each line of the input makes an entry:
//     d PATH              a folder
//     f PATH CONTENT      a file
//     l PATH TARGET       a link
//     p PATH              a pipe, which must never be opened to be read
#include "fuzz.h"

#include <headscope/model_catalog.h>

#include <sys/stat.h>

#include <algorithm>
#include <string>

namespace headscope::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr int kMostEntries = 40;
constexpr std::size_t kLongestPath = 200;

/// Nothing outside of the fuzzer's own folder is made or reached.
bool isInside(std::string_view path, int mostUp) {
    int up = 0;
    for (const auto& part : fs::path(path))
        up += part == ".." ? 1 : 0;
    return !path.empty() && path.size() <= kLongestPath && path.front() != '/' && up <= mostUp &&
           path.find('\0') == std::string_view::npos;
}

void make(std::string_view line) {
    if (line.size() < 3 || line[1] != ' ') return;
    const std::size_t end = std::min(line.find(' ', 2), line.size());
    const std::string_view path = line.substr(2, end - 2);
    const std::string_view rest = end < line.size() ? line.substr(end + 1) : std::string_view();
    if (!isInside(path, 0)) return;
    const fs::path place = folder() / "cache" / path;
    std::error_code ignored;
    fs::create_directories(line[0] == 'd' ? place : place.parent_path(), ignored);
    // A link that was made before may lead elsewhere: nothing is written through one.
    const fs::path real = fs::weakly_canonical(place, ignored);
    if (real.native().compare(0, folder().native().size(), folder().native()) != 0) return;
    if (line[0] == 'f') {
        fs::remove(place, ignored);  // a pipe would wait for a reader
        write(fs::path("cache") / path, rest.data() != nullptr ? rest : std::string_view(""));
    }
    if (line[0] == 'l' && isInside(rest, 2)) fs::create_symlink(rest, place, ignored);
    if (line[0] == 'p') (void)!::mkfifo(place.c_str(), 0600);
}

}  // namespace

void run(std::string_view input) {
    std::error_code ignored;
    fs::remove_all(folder() / "cache", ignored);
    fs::create_directory(folder() / "cache", ignored);
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
