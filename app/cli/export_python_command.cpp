// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "sweep_report.h"

#include <headscope/python_script.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct ExportOptions {
    RunOptions run;
    InterventionOptions interventions;
    std::string positions = "all";
    std::string file;
};

void run(const ExportOptions& options) {
    checkOutputs({options.file});
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    request.interventions =
        options.interventions.all("both", *engine->tokenizer(), options.run.prompt, request.prompt);
    request.positions = positionsFromName(options.positions);
    const auto report = sweepReport(*engine, request, options.run);
    emit(pythonScript(report, pythonModel(engine->info().folder)), options.file);
}

}  // namespace

Command addExportPython(CLI::App& app) {
    const auto options = std::make_shared<ExportOptions>();
    auto& command = *app.add_subcommand(
        "export-python", "Run a sweep, and write a Python program that repeats and compares it");
    options->run.add(command);
    options->interventions.addSeveral(command);
    addPositions(command, options->positions);
    addFilled(command, "--out", options->file, "Write to a file, not to standard output", "FILE")
        ->group(kOutputGroup);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
