// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "sweep_report.h"

#include <headscope/files.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct SweepOptions {
    RunOptions run;
    std::string replace = "both";
    std::string positions = "all";
    std::string json;
    std::string csv;
    CsvOptions csvOptions;
};

void run(const SweepOptions& options) {
    checkOutputs({options.json, options.csv});
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    request.interventions = interventionsFromNames(options.replace);
    request.positions = positionsFromName(options.positions);

    const auto report = sweepReport(*engine, request);
    if (!options.csv.empty()) writeFileAtomically(options.csv, toCsv(report, options.csvOptions));
    emit(toJson(report), options.json);
}

}  // namespace

Command addSweep(CLI::App& app) {
    const auto options = std::make_shared<SweepOptions>();
    auto& command = *app.add_subcommand(
        "sweep", "Ablate every head alone and tell what it does to the target and the control");
    options->run.add(command);
    addInterventions(command, options->replace);
    addPositions(command, options->positions);
    addJson(command, options->json);
    auto* const csv =
        addFilled(command, "--csv", options->csv, "Also write a table with one row a cell", "FILE");
    command
        .add_flag("--csv-bom", options->csvOptions.byteOrderMark,
                  "Begin the CSV with a byte order mark: without it Excel does not read UTF-8")
        ->needs(csv);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
