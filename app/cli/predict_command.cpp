// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"

#include <headscope/csv.h>
#include <headscope/report.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct PredictOptions {
    ModelOptions model;
    PromptOptions prompt;
    std::string ablate;
    InterventionOptions interventions;
    std::string positions = "all";
    int top = 10;
    Output output;
};

void run(const PredictOptions& options) {
    options.output.check();
    const auto engine = options.model.load();
    SetRequest request;
    request.prompt = options.prompt.tokens(*engine->tokenizer());
    if (!options.ablate.empty()) request.heads = parseHeads(options.ablate);
    request.intervention =
        options.interventions.one(*engine->tokenizer(), options.prompt, request.prompt);
    request.positions = positionsFromName(options.positions);
    request.topK = options.top;
    const auto prediction = engine->predict(request);
    const auto table = [&](std::size_t) {
        return predictionText(prediction, {request.heads, request.intervention, request.positions,
                                           donorText(request.intervention, *engine->tokenizer())});
    };
    options.output.emit({table, [&] { return toJson(prediction, options.prompt.bos); },
                         [&] { return predictionCsv(prediction); }});
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
    options->interventions.addOne(command);
    addPositions(command, options->positions);
    addNumber(command, "--top", options->top, 1, 100'000, "How many tokens (default: 10)");
    options->output.add(command, Format::Json);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
