// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-bench: how far the sweep is from the naive method and from the machine's limits, all in
// one process on the same threads. Ratios are the result; times are this machine's.
#include "document.h"
#include "measure.h"
#include "study_bench.h"

#include <headscope/error.h>
#include <headscope/launch.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace headscope::bench {
namespace {

void print(const nlohmann::ordered_json& json) {
    const auto number = [&json](const char* key) { return json.at(key).get<double>(); };
    const auto ratio = [&json](const char* key) { return json.at("ratios").at(key).get<double>(); };
    fmt::print("{}, {} tokens, {} threads, {}, positions {}: libtorch {}, {}\n",
               json["shape"].get<std::string>(), json["tokens"].get<int>(),
               json["threads"].get<int>(), json["replace"].get<std::string>(),
               json["positions"].get<std::string>(), json["torch"].get<std::string>(),
               json["blas"].get<std::string>());
    fmt::print("| measure | value |\n|---|---|\n");
    fmt::print("| products of 2048-cubes | {:.0f} GFLOP/s |\n", number("product_gflops"));
    fmt::print("| reading memory | {:.1f} GB/s |\n", number("read_gbytes_per_s"));
    fmt::print("| sweep | {:.3f} s |\n", number("sweep_s"));
    if (json.contains("naive_s"))
        fmt::print("| naive / engine | {:.1f} |\n", ratio("naive_over_engine"));
    fmt::print("| engine / floor ({:.1f} GFLOP) | {:.2f} |\n", number("floor_gflop"),
               ratio("engine_over_floor"));
    fmt::print("| first row / whole sweep | {:.3f} |\n", ratio("first_row_over_sweep"));
    fmt::print("| stop to idle, longest of 6 | {:.3f} s |\n", number("stop_s"));
    fmt::print("| one ablated forward / memory floor | {:.2f} ({:.1f} ms) |\n",
               ratio("click_over_memory_floor"), 1e3 * number("click_s"));
    if (json.contains("written_token_s"))
        fmt::print("| one more token of both texts / memory floor | {:.2f} ({:.1f} a second) |\n",
                   ratio("written_over_memory_floor"), 1 / number("written_token_s"));
    if (json.contains("pairs_s"))
        fmt::print(
            "| every pair of heads / floor ({:.0f} GFLOP) | {:.2f} ({:.2f} s, stop {:.3f} s) |\n",
            number("pairs_floor_gflop"), ratio("pairs_over_floor"), number("pairs_s"),
            number("pairs_stop_s"));
    fmt::print("| peak memory above packed weights | {:.2f} GiB |\n", number("peak_gib"));
    fmt::print("| model ready after opening | {:.3f} s |\n", number("load_s"));
}

void printStudy(const nlohmann::ordered_json& json) {
    const auto ratio = [&json](const char* key) { return json.at("ratios").at(key).get<double>(); };
    fmt::print("{}, {} prompts, {} threads\n", json["shape"].get<std::string>(),
               json["prompts"].get<int>(), json["threads"].get<int>());
    fmt::print("| measure | value |\n|---|---|\n");
    fmt::print("| study run | {:.1f} s |\n", json["study_s"].get<double>());
    fmt::print("| study merge | {:.2f} s |\n", json["merge_s"].get<double>());
    fmt::print("| both / single sweeps ({:.1f} s) | {:.3f} |\n", json["sweeps_s"].get<double>(),
               ratio("study_over_sweeps"));
    fmt::print("| peak memory / that of a tenth of the prompts | {:.2f} ({:.2f} GiB) |\n",
               ratio("memory_over_a_tenth"), json["peak_gib"].get<double>());
}

void run(const Options& options, const std::string& jsonFile, const std::string& document) {
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    if (!document.empty()) {
        writeDocument(program, document);
        return;
    }
    const auto json = options.study > 0 ? measureStudy(program, options) : measure(options);
    options.study > 0 ? printStudy(json) : print(json);
    if (!jsonFile.empty()) std::ofstream(jsonFile) << json.dump(1) << "\n";
}

}  // namespace
}  // namespace headscope::bench

int main(int argc, char** argv) {
    headscope::relaunchForLibraries(argv);
    headscope::bench::Options options;
    std::string json;
    std::string document;
    CLI::App app("Measures the sweep against the naive method and the machine's limits");
    app.add_option("--shape", options.shape,
                   "gpt2, gpt2-medium, gpt2-large, gpt2-xl, distilgpt2, demo");
    app.add_option("--tokens", options.tokens, "Prompt length")->check(CLI::Range(1, 1024));
    app.add_option("--threads", options.threads, "Threads (default: physical cores)");
    app.add_option("--repeats", options.repeats, "Sweeps measured; the median counts")
        ->check(CLI::Range(1, 100));
    app.add_option("--replace", options.replace);
    app.add_option("--positions", options.positions)->check(CLI::IsMember({"all", "last"}));
    app.add_option("--type", options.type, "Of the weights on disk")
        ->check(CLI::IsMember({"F32", "F16", "BF16"}));
    app.add_flag("!--no-naive", options.naive, "Leave out the naive method, which is slow");
    app.add_flag("--pairs", options.pairs, "Measure every pair of heads, too");
    app.add_option("--study", options.study, "Measure a study of so many prompts instead")
        ->check(CLI::Range(10, 100'000));
    app.add_option("--json", json, "Also write the figures to a file");
    app.add_option("--document", document, "Measure everything, and write the tables to FILE");
    CLI11_PARSE(app, argc, argv);
    try {
        headscope::bench::run(options, json, document);
        return 0;
    } catch (const headscope::Error& error) {
        fmt::print(stderr, "headscope-bench: {}. {}\n", error.what(), error.hint());
        return error.kind() == headscope::Error::Kind::Input ? 2 : 1;
    }
}
