// SPDX-License-Identifier: GPL-3.0-or-later
#include "study_bench.h"

#include "checkpoint_maker.h"
#include "machine.h"
#include "scratch_folder.h"
#include "timing.h"
#include "workload.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/runtime.h>
#include <headscope/study.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>

namespace headscope::bench {
namespace {

namespace fs = std::filesystem;

// Memory is looked at with a part of the prompts, too, to see whether it grows with them.
constexpr int kPart = 10;

void runProgram(const std::string& command) {
    if (std::system((command + " >/dev/null").c_str()) != 0)
        throw failure("this failed: " + command, "Run it alone to see why.");
}

// No prompt twice, with a chance that does not matter: 26 letters to the power of `tokens`.
void writeLetters(const fs::path& file, const Options& options) {
    std::mt19937 random(1);
    nlohmann::ordered_json study{{"schema", "headscope.study/1"},
                                 {"name", "letters"},
                                 {"interventions", nlohmann::ordered_json::array()},
                                 {"prompts", nlohmann::ordered_json::array()}};
    for (const auto& intervention : interventionsFromNames(options.replace))
        study["interventions"].push_back(name(intervention));
    for (int i = 0; i < options.study; ++i) {
        std::string text;
        for (int t = 0; t < options.tokens; ++t)
            text += static_cast<char>('a' + random() % 26);
        study["prompts"].push_back({{"prompt", text}, {"target", "A"}, {"control", "B"}});
    }
    std::ofstream(file) << study.dump();
}

double sweepsSeconds(Engine& engine, const fs::path& file) {
    const auto check = checkStudy(readStudy(file), engine.info(), *engine.tokenizer());
    if (!check.study)
        throw failure("the study is not right: " + describe(check.faults.front()), "");
    const auto sweep = [&](const ReadyPrompt& prompt) {
        SweepRequest request;
        request.prompt = prompt.prompt;
        request.target = prompt.target;
        request.control = prompt.control;
        request.interventions = check.study->study.interventions;
        request.positions = check.study->study.positions;
        (void)engine.sweep(request, {}, {});
    };
    const auto& prompts = check.study->prompts;
    sweep(prompts.front());
    return secondsOf([&] { std::for_each(prompts.begin(), prompts.end(), sweep); });
}

}  // namespace

nlohmann::ordered_json measureStudy(const fs::path& program, const Options& options) {
    const bool isBundled = options.shape == "demo";
    const ScratchFolder scratch;
    const auto model = isBundled ? bundledModel() : scratch / "model";
    const auto file = scratch / "study.json";
    const auto cli = fmt::format("'{}' study ", (program.parent_path() / "headscope-cli").string());
    if (isBundled) {
        runProgram(fmt::format("{} generate ioi --prompts {} --replace {} --out '{}'", cli,
                               options.study, options.replace, file.string()));
    } else {
        CheckpointSpec spec;
        spec.config = shapeOf(options.shape);
        spec.scale = 0.02;
        writeRandomCheckpoint(model, spec);
        writeLetters(file, options);
    }
    const auto run = fmt::format("{} run '{}' --model '{}' --out '{}'", cli, file.string(),
                                 model.string(), (scratch / "rows").string());
    runProgram(fmt::format("{}-part --shard 1/{}", run, kPart));
    const double partMemory = childrensPeakMemory();
    const double whole = secondsOf([&] { runProgram(run); });
    const double merge = secondsOf([&] {
        runProgram(fmt::format("{} merge '{}' --json '{}'", cli, (scratch / "rows").string(),
                               (scratch / "summary.json").string()));
    });
    const double memory = childrensPeakMemory();
    const auto engine = loadEngine(model, {.threads = options.threads});
    const double sweeps = sweepsSeconds(*engine, file);
    return {{"shape", isBundled ? "bundled" : options.shape},
            {"prompts", options.study},
            {"threads", runtime().threads},
            {"study_s", whole},
            {"merge_s", merge},
            {"sweeps_s", sweeps},
            {"peak_gib", memory / (1 << 30)},
            {"ratios",
             {{"study_over_sweeps", (whole + merge) / sweeps},
              {"memory_over_a_tenth", memory / partMemory}}}};
}

}  // namespace headscope::bench
