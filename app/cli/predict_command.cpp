// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"

#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct PredictOptions {
    ModelOptions model;
    PromptOptions prompt;
    std::string ablate;
    std::string replace = "zero";
    std::string positions = "all";
    int top = 10;
    std::string json;
};

void run(const PredictOptions& options) {
    checkOutputs({options.json});
    const auto engine = options.model.load();
    SetRequest request;
    request.prompt = options.prompt.tokens(*engine->tokenizer());
    if (!options.ablate.empty()) request.heads = parseHeads(options.ablate);
    request.intervention = interventionFromName(options.replace);
    request.positions = positionsFromName(options.positions);
    request.topK = options.top;
    emit(toJson(engine->predict(request)), options.json);
}

}  // namespace

Command addPredict(CLI::App& app) {
    const auto options = std::make_shared<PredictOptions>();
    auto& command = *app.add_subcommand(
        "predict", "The most likely next tokens, clean and with a set of heads ablated together");
    options->model.add(command);
    options->prompt.add(command);
    addFilled(command, "--ablate", options->ablate, "Heads as layer.head, such as 9.6,10.0",
              "HEADS");
    addIntervention(command, options->replace);
    addPositions(command, options->positions);
    addNumber(command, "--top", options->top, 1, 100'000, "How many tokens (default: 10)");
    addJson(command, options->json);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
