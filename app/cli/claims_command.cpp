// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "sweep_report.h"

#include <headscope/claims.h>
#include <headscope/csv.h>
#include <headscope/error.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct ClaimsOptions {
    RunOptions run;
    Output output;
};

void run(ClaimsOptions& options) {
    options.output.check();
    // The report's own experiment, where nothing else is asked.
    if (!options.run.prompt.given()) {
        options.run.prompt.text = "Berlin is the capital of";
        options.run.prompt.isText = true;
    }
    if (options.run.target.empty()) options.run.target.texts = {" Germany"};
    if (options.run.control.empty()) options.run.control.texts = {" France"};
    const auto engine = options.run.model.load();
    const auto request = options.run.request(*engine->tokenizer());
    const auto report = sweepReport(*engine, request, options.run);
    options.output.emit({[&](std::size_t) { return claimsText(report); },
                         [&] { return claimsJson(report); }, [&] { return claimsCsv(report); }});
}

}  // namespace

Command addClaims(CLI::App& app) {
    const auto options = std::make_shared<ClaimsOptions>();
    auto& command = *app.add_subcommand(
        "claims", "The report's findings on GPT-2 small, each beside what this model gives");
    options->run.add(command);
    options->output.add(command, Format::Table);
    command.footer(
        "Without other texts it runs the report's experiment. Exit code 0 also where a finding "
        "does not agree: that is a result.");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
