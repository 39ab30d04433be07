// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "run_identity.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/similarity_report.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace headscope::cli {
namespace {

struct SimilarityOptions {
    ModelOptions model;
    PromptOptions prompt;
    AblatedOptions ablated;
    std::string pair;
    bool everyHead = false;
    int token = 0;
    CLI::Option* tokenGiven = nullptr;
    Output output;
};

std::pair<int, int> parsePair(const std::string& text) {
    const auto numbers = parseNumbers(text, "--pair");
    if (numbers.size() != 2)
        throw inputError("--pair \"" + text + "\" is not two positions",
                         "Write them with a comma between, such as 0,3; positions count from 0.");
    return {numbers[0], numbers[1]};
}

void check(const SimilarityOptions& options) {
    const auto& ablated = options.ablated;
    const bool edits = !ablated.interventions.replace.empty() || ablated.positions != "all";
    if (edits && ablated.heads.empty() && !options.everyHead)
        throw inputError("--replace and --positions say how heads are ablated, and none are",
                         "Name them with --heads, or ask for --every-head.");
    options.output.check();
}

EveryHeadSimilarity everyHead(Engine& engine, const SimilarityRequest& set,
                              const SimilarityOptions& options) {
    SimilaritySweepRequest request;
    static_cast<Setting&>(request) = set;
    request.intervention = set.intervention;
    request.pair = set.pair;
    if (options.tokenGiven->count() > 0) request.token = options.token;
    const auto& config = engine.info().config;
    const auto heads = static_cast<std::size_t>(config.layers * config.heads);
    const Interruption interruption;
    Progress progress("heads", heads);
    SimilaritySweepSink sink;
    sink.progress = [&](double part) { progress.reachShare(part); };
    EveryHeadSimilarity every{engine.similaritySweep(request, sink, interruption.token())};
    if (every.sweep.stopped) interruption.check("the sweep");
    every.measure = every.sweep.asked();
    return every;
}

void run(const SimilarityOptions& options) {
    check(options);
    SimilarityReport report;
    auto& request = report.request;
    if (!options.pair.empty()) request.pair = parsePair(options.pair);
    const auto engine = options.model.load();
    request.prompt = options.prompt.tokens(*engine->tokenizer());
    options.ablated.into(request, *engine->tokenizer(), options.prompt);
    report.run = identified(*engine, request, options.prompt.bos);
    report.result = engine->similarity(request);
    if (options.everyHead) report.everyHead = everyHead(*engine, request, options);
    options.output.emit({[&](std::size_t) { return similarityText(report); },
                         [&] { return similarityJson(report); },
                         [&] {
                             return report.everyHead ? everyHeadCsv(*report.everyHead)
                                                     : similarityCsv(report);
                         }});
}

void addMeasures(CLI::App& command, SimilarityOptions& options) {
    // How heads are ablated goes with --every-head, too: check().
    for (const char* option : {"--replace", "--positions"})
        command.get_option(option)->remove_needs(command.get_option("--heads"));
    auto* const pair = addFilled(
        command, "--pair", options.pair,
        "Two positions of the prompt whose cosine is wanted by itself, such as 0,3", "A,B");
    auto* const every = command.add_flag(
        "--every-head", options.everyHead,
        "Ablate each head by itself, too, and tell what it changes after every layer");
    options.tokenGiven =
        addNumber(command, "--token", options.token, 0, 1'000'000,
                  "With --every-head: compare the token at this position with itself in the clean "
                  "run")
            ->needs(every)
            ->excludes(pair);
}

}  // namespace

Command addSimilarity(CLI::App& app) {
    const auto options = std::make_shared<SimilarityOptions>();
    auto& command = *app.add_subcommand(
        "similarity",
        "How alike the tokens' vectors are after every layer, clean and with heads ablated");
    options->model.add(command);
    options->prompt.add(command);
    options->ablated.add(command);
    addMeasures(command, *options);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
