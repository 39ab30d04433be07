// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "sweep_report.h"

#include <headscope/claims.h>
#include <headscope/error.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct ClaimsOptions {
    ModelOptions model;
    PromptOptions prompt;
    TokenOptions target;
    TokenOptions control;
    TableOrJson output;
};

void run(ClaimsOptions& options) {
    options.output.check();
    // The report's own experiment, where nothing else is asked.
    if (options.prompt.text.empty() && options.prompt.ids.empty())
        options.prompt.text = "Berlin is the capital of";
    if (!options.target.text && options.target.id < 0) options.target.text = " Germany";
    if (!options.control.text && options.control.id < 0) options.control.text = " France";
    const auto engine = options.model.load();
    SweepRequest request;
    request.prompt = options.prompt.tokens(engine->tokenizer());
    request.target = options.target.token(engine->tokenizer(), "target");
    request.control = options.control.token(engine->tokenizer(), "control");
    const auto report = sweepReport(*engine, request);
    options.output.emit([&] { return claimsText(report); }, [&] { return claimsJson(report); });
}

}  // namespace

Command addClaims(CLI::App& app) {
    const auto options = std::make_shared<ClaimsOptions>();
    auto& command = *app.add_subcommand(
        "claims", "The report's findings on GPT-2 small, each beside what this model gives");
    options->model.add(command);
    options->prompt.add(command);
    options->target.add(command, "target");
    options->control.add(command, "control");
    options->output.add(command);
    command.footer(
        "Without other texts it runs the report's experiment. Exit code 0 also where a finding "
        "does not agree: that is a result.");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
