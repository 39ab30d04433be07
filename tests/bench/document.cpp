// SPDX-License-Identifier: GPL-3.0-or-later
#include "document.h"

#include "scratch_folder.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/runtime.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace headscope::bench {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

struct Column {
    std::string name;
    std::string options;
};

const std::vector<Column> kLengths{{"5 tokens", "--tokens 5 --pairs"},
                                   {"16 tokens", "--tokens 16 --no-naive"},
                                   {"64 tokens", "--tokens 64 --no-naive --repeats 3"},
                                   {"1024 tokens", "--tokens 1024 --no-naive --repeats 1"}};
const std::vector<Column> kLastOnly{{"5 tokens", "--tokens 5 --positions last --no-naive"},
                                    {"64 tokens", "--tokens 64 --positions last --no-naive"}};
const std::vector<Column> kShapes{{"demo", "--shape demo --no-naive"},
                                  {"distilgpt2", "--shape distilgpt2 --no-naive"},
                                  {"gpt2-medium", "--shape gpt2-medium --no-naive --repeats 3"},
                                  {"gpt2-large", "--shape gpt2-large --no-naive --repeats 1"},
                                  {"gpt2-xl", "--shape gpt2-xl --no-naive --repeats 1"}};

const std::vector<Column> kStudies{
    {"bundled model, 1,000 prompts, zero and mean", "--shape demo --study 1000"},
    {"GPT-2 small's shape, 100 prompts of 15 tokens, zero",
     "--shape gpt2 --study 100 --tokens 15 --replace zero"}};

struct Row {
    std::string name;
    std::string goal;
    std::function<std::string(const Json&)> value;
};

std::function<std::string(const Json&)> figure(const std::string& key, const std::string& format) {
    return [key, format](const Json& json) {
        const auto at = Json::json_pointer(key);
        return json.contains(at) ? fmt::format(fmt::runtime(format), json.at(at).get<double>())
                                 : std::string("-");
    };
}

const std::vector<Row>& studyRows() {
    static const std::vector<Row> kRows{
        {"study run, s", "<= 30 for 1,000 on the bundled model", figure("/study_s", "{:.1f}")},
        {"study merge (10,000 resamples and flips), s", "-", figure("/merge_s", "{:.2f}")},
        {"single sweeps on an open model, s", "-", figure("/sweeps_s", "{:.1f}")},
        {"run and merge / single sweeps", "<= 1.05 on GPT-2 small's shape",
         figure("/ratios/study_over_sweeps", "{:.3f}")},
        {"peak memory, GiB", "-", figure("/peak_gib", "{:.2f}")},
        {"peak memory / that of a tenth of the prompts", "1",
         figure("/ratios/memory_over_a_tenth", "{:.2f}")},
    };
    return kRows;
}

const std::vector<Row>& sweepRows() {
    static const std::vector<Row> kRows{
        {"products of 2048-cubes, GFLOP/s", "-", figure("/product_gflops", "{:.0f}")},
        {"reading memory, GB/s", "-", figure("/read_gbytes_per_s", "{:.0f}")},
        {"sweep, s", "-", figure("/sweep_s", "{:.3f}")},
        {"floor, s", "-", figure("/floor_s", "{:.3f}")},
        {"naive / engine", ">= 20 at 5", figure("/ratios/naive_over_engine", "{:.1f}")},
        {"engine / floor", "<= 1.12 at 5, 1.15 at 16 and 64",
         figure("/ratios/engine_over_floor", "{:.2f}")},
        {"first row of cells / whole sweep", "<= 0.04 at 5",
         figure("/ratios/first_row_over_sweep", "{:.3f}")},
        {"stop to idle, longest of 6, s", "<= 0.3 at 64", figure("/stop_s", "{:.3f}")},
        {"one ablated forward / memory floor", "<= 1.1 at 5",
         figure("/ratios/click_over_memory_floor", "{:.2f}")},
        {"one more token of both texts / memory floor", "-",
         figure("/ratios/written_over_memory_floor", "{:.2f}")},
        {"every pair of heads, s", "-", figure("/pairs_s", "{:.1f}")},
        {"every pair of heads / floor", "<= 1.25 at 5",
         figure("/ratios/pairs_over_floor", "{:.2f}")},
        {"stop of the pairs to idle, longest of 6, s", "<= 0.3", figure("/pairs_stop_s", "{:.3f}")},
        {"peak memory above packed weights, GiB", "0.15 at 5, 0.4 at 64, 1.5 at 1024",
         figure("/peak_gib", "{:.2f}")},
        {"model ready after opening, s", "<= 0.5", figure("/load_s", "{:.3f}")},
    };
    return kRows;
}

Json runJson(const std::string& command, const fs::path& result) {
    if (std::system(command.c_str()) != 0)
        throw failure("this failed: " + command, "Run it alone to see why.");
    std::ifstream file(result);
    return Json::parse(file);
}

std::vector<Json> measured(const fs::path& program, const std::vector<Column>& columns) {
    const ScratchFolder scratch;
    const auto result = scratch / "result.json";
    std::vector<Json> all;
    for (const Column& column : columns) {
        fmt::print(stderr, "headscope-bench: {}\n", column.options);
        all.push_back(runJson(fmt::format("'{}' {} --json '{}' >/dev/null", program.string(),
                                          column.options, result.string()),
                              result));
    }
    return all;
}

std::string table(const std::vector<Row>& rows, const std::vector<Column>& columns,
                  const std::vector<Json>& results) {
    std::string text = "| measure | goal |";
    std::string line = "|---|---|";
    for (const Column& column : columns) {
        text += fmt::format(" {} |", column.name);
        line += "---|";
    }
    text += "\n" + line + "\n";
    for (const Row& row : rows) {
        text += fmt::format("| {} | {} |", row.name, row.goal);
        for (const Json& json : results)
            text += fmt::format(" {} |", row.value(json));
        text += "\n";
    }
    return text;
}

// How much longer the ablations of a sweep take at 64 tokens than at 5, the clean runs taken off.
double lastOnlyRatio(const std::vector<Json>& results) {
    const auto ablations = [](const Json& json) {
        return json["sweep_s"].get<double>() - json["clean_s"].get<double>();
    };
    return ablations(results.back()) / ablations(results.front());
}

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown processor";
}

std::string windowTable(const fs::path& program) {
    const auto window = program.parent_path() / "headscope-window-bench";
    if (!fs::exists(window)) return "Not measured: the window's measure is not built.\n";
    const ScratchFolder scratch;
    const auto result = scratch / "window.json";
    std::vector<std::string> platforms{"offscreen"};
    if (std::getenv("DISPLAY")) platforms.emplace_back("xcb");
    std::string text = "| measure | goal |";
    std::string line = "|---|---|";
    std::vector<Json> all;
    for (const auto& platform : platforms) {
        fmt::print(stderr, "headscope-bench: the window, {}\n", platform);
        all.push_back(runJson(fmt::format("QT_QPA_PLATFORM={} '{}' --json '{}' >/dev/null",
                                          platform, window.string(), result.string()),
                              result));
        text += fmt::format(" {} |", platform);
        line += "---|";
    }
    text += "\n" + line + "\n";
    for (const auto& [key, row] : all.front().items()) {
        text += fmt::format("| {} | {} |", key, row["goal"].get<std::string>());
        for (const Json& json : all)
            text += fmt::format(" {:.3g} |", json[key]["value"].get<double>());
        text += "\n";
    }
    return text;
}

}  // namespace

void writeDocument(const fs::path& program, const fs::path& file) {
    const auto lengths = measured(program, kLengths);
    const auto last = measured(program, kLastOnly);
    const auto shapes = measured(program, kShapes);
    const auto studies = measured(program, kStudies);
    const char* kernels = std::getenv("OPENBLAS_CORETYPE");
    std::string text = fmt::format(
        "# How fast the sweep is\n\n"
        "Written by `headscope-bench --document tests/bench/RESULTS.md`; [NOTES.md](NOTES.md) says "
        "what was tried and\nwhat stands in the way. Random weights, float32, both interventions. "
        "Ratios are of one process each; the floor\nis counted as `workload.h` says.\n\n"
        "{}, {} physical cores, {} threads; libtorch {}, {}, OPENBLAS_CORETYPE {}.\n\n",
        processorName(), physicalCores(), lengths[0]["threads"].get<int>(),
        lengths[0]["torch"].get<std::string>(), lengths[0]["blas"].get<std::string>(),
        kernels ? kernels : "not set");
    text += "## GPT-2 small's shape, all positions\n\n" + table(sweepRows(), kLengths, lengths);
    text += "\n## The same, last position only\n\n" + table(sweepRows(), kLastOnly, last);
    text += fmt::format(
        "\nSweep at 64 tokens / sweep at 5 tokens, less the clean runs: {:.2f} "
        "(goal <= 1.5).\n",
        lastOnlyRatio(last));
    text += "\n## Other shapes, 5 tokens, all positions\n\n" + table(sweepRows(), kShapes, shapes);
    text += "\n## Studies\n\n" + table(studyRows(), kStudies, studies);
    text += "\n## The window\n\n" + windowTable(program);
    writeFileAtomically(file, text);
}

}  // namespace headscope::bench
