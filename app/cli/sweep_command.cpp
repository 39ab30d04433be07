// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "sweep_report.h"

#include <headscope/report.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct SweepOptions {
    RunOptions run;
    std::string replace = "both";
    std::string positions = "all";
    Output output;
};

void run(const SweepOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    request.interventions = interventionsFromNames(options.replace);
    request.positions = positionsFromName(options.positions);

    const auto report = sweepReport(*engine, request, options.run);
    options.output.emit({[&](std::size_t) { return sweepText(report); },
                         [&] { return toJson(report); },
                         [&] { return toCsv(report, {options.output.byteOrderMark()}); }});
}

}  // namespace

Command addSweep(CLI::App& app) {
    const auto options = std::make_shared<SweepOptions>();
    auto& command = *app.add_subcommand(
        "sweep", "Ablate every head alone and tell what it does to the target and the control");
    options->run.add(command);
    addInterventions(command, options->replace);
    addPositions(command, options->positions);
    options->output.add(command, Format::Json);
    options->output.addCsvFile(command);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
