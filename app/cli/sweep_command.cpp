// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "progress.h"

#include <headscope/files.h>
#include <headscope/report.h>
#include <headscope/token_choice.h>
#include <headscope/version.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct SweepOptions {
    ModelOptions model;
    PromptOptions prompt;
    TokenOptions target;
    TokenOptions control;
    std::string replace = "both";
    std::string positions = "all";
    std::string json;
    std::string csv;
};

std::vector<Replacement> replacements(const std::string& text) {
    if (text == "zero") return {Replacement::Zero};
    if (text == "mean") return {Replacement::Mean};
    return {Replacement::Zero, Replacement::Mean};
}

SweepResult runWithProgress(Engine& engine, const SweepRequest& request) {
    const auto& config = engine.info().config;
    Progress progress("ablations", request.replacements.size() *
                                       static_cast<std::size_t>(config.layers * config.heads));
    SweepSink sink;
    sink.cells = [&](Replacement, std::span<const Cell> cells) { progress.add(cells.size()); };
    return engine.sweep(request, sink, {});
}

void run(const SweepOptions& options) {
    checkOutputs({options.json, options.csv});
    const auto engine = options.model.load();
    const auto& tokenizer = engine->tokenizer();
    SweepRequest request;
    request.prompt = options.prompt.tokens(tokenizer);
    request.target = options.target.token(tokenizer, "target");
    request.control = options.control.token(tokenizer, "control");
    request.replacements = replacements(options.replace);
    request.positions = parsePositions(options.positions);

    SweepReport report;
    report.programVersion = version();
    report.result = runWithProgress(*engine, request);
    for (const auto& token : request.prompt)
        if (tokenizer.contains(token)) report.promptText += tokenizer.bytes(token);
    report.promptText = validUtf8(report.promptText);
    const auto& info = engine->info();
    report.model = {info.name,         info.config.layers,     info.config.heads,
                    info.config.width, info.config.vocabulary, engine->sha256()};
    if (!options.csv.empty()) writeFileAtomically(options.csv, toCsv(report));
    emit(toJson(report), options.json);
}

}  // namespace

Command addSweep(CLI::App& app) {
    const auto options = std::make_shared<SweepOptions>();
    auto& command = *app.add_subcommand(
        "sweep", "Ablate every head alone and tell what it does to the target and the control");
    options->model.add(command);
    options->prompt.add(command);
    options->target.add(command, "target");
    options->control.add(command, "control");
    command
        .add_option("--replace", options->replace, "What replaces a head's output (default: both)")
        ->check(CLI::IsMember({"zero", "mean", "both"}));
    addPositions(command, options->positions);
    addJson(command, options->json);
    addFilled(command, "--csv", options->csv, "Also write a table with one row a cell", "FILE");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
