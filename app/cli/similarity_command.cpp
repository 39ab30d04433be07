// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "run_identity.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/similarity_report.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>

namespace headscope::cli {
namespace {

struct SimilarityOptions {
    ModelOptions model;
    PromptOptions prompt;
    AblatedOptions ablated;
    std::string pair;
    Output output;
};

std::pair<int, int> parsePair(const std::string& text) {
    const auto numbers = parseNumbers(text, "--pair");
    if (numbers.size() != 2)
        throw inputError("--pair \"" + text + "\" is not two positions",
                         "Write them with a comma between, such as 0,3; positions count from 0.");
    return {numbers[0], numbers[1]};
}

void run(const SimilarityOptions& options) {
    options.output.check();
    SimilarityReport report;
    auto& request = report.request;
    if (!options.pair.empty()) request.pair = parsePair(options.pair);
    const auto engine = options.model.load();
    request.prompt = options.prompt.tokens(*engine->tokenizer());
    options.ablated.into(request, *engine->tokenizer(), options.prompt);
    report.run = identified(*engine, request, options.prompt.bos);
    report.result = engine->similarity(request);
    options.output.emit({[&](std::size_t) { return similarityText(report); },
                         [&] { return similarityJson(report); },
                         [&] { return similarityCsv(report); }});
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
    addFilled(command, "--pair", options->pair,
              "Two positions of the prompt whose cosine is wanted by itself, such as 0,3", "A,B");
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
