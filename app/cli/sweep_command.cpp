// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "sweep_report.h"

#include <headscope/positions_report.h>
#include <headscope/report.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct SweepOptions {
    RunOptions run;
    InterventionOptions interventions;
    std::string positions = "all";
    Output output;
};

void run(const SweepOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    const auto& tokenizer = *engine->tokenizer();
    auto request = options.run.request(tokenizer);
    request.interventions =
        options.interventions.all("both", tokenizer, options.run.prompt, request.prompt);
    const CsvOptions csv{options.output.byteOrderMark()};
    if (options.positions == kEachPosition) {
        const auto report = positionsReport(*engine, request, options.run);
        options.output.emit({[&](std::size_t) { return positionsText(report); },
                             [&] { return positionsJson(report); },
                             [&] { return positionsCsv(report, csv); }});
        return;
    }
    request.positions = positionsFromName(options.positions);
    const auto report = sweepReport(*engine, request, options.run);
    options.output.emit({[&](std::size_t) { return sweepText(report); },
                         [&] { return toJson(report); }, [&] { return toCsv(report, csv); }});
}

}  // namespace

Command addSweep(CLI::App& app) {
    const auto options = std::make_shared<SweepOptions>();
    auto& command = *app.add_subcommand(
        "sweep", "Ablate every head alone and tell what it does to the target and the control");
    options->run.add(command);
    options->interventions.addSeveral(command);
    addPositionsOrEach(command, options->positions);
    options->output.add(command, Format::Json);
    options->output.addCsvFile(command);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
