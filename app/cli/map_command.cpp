// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "quantity_options.h"
#include "run_file.h"
#include "sweep_report.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/map_report.h>
#include <headscope/quantity_text.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace headscope::cli {
namespace {

struct MapOptions {
    RunOptions run;
    std::string from;
    std::string replace;  ///< empty: not given
    DonorOptions donor;
    std::string positions = "all";
    QuantityOptions quantity;
    Output output;
};

/// An intervention, or two of them with ~ between.
Lens requireLens(const std::string& text) {
    const auto parting = text.find('~');
    const auto lens = lensFromName(text);
    if (lens && !lens->isShown()) return *lens;
    // Lists the valid names if one is unknown.
    const auto first = interventionFromName(text.substr(0, parting));
    if (parting != std::string::npos && interventionFromName(text.substr(parting + 1)) == first)
        throw inputError(
            fmt::format("\"{}\" is the difference of an intervention and itself", text),
            "Name two, such as zero~mean.");
    return {first, {}};
}

SweepReport makeRun(const MapOptions& options, const Lens& lens) {
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    request.interventions = interventionsOf(lens);
    fillDonor(request.interventions, options.donor, *engine->tokenizer(), options.run.prompt,
              request.prompt);
    request.positions = positionsFromName(options.positions);
    return sweepReport(*engine, request, options.run);
}

void run(const MapOptions& options) {
    options.output.check();
    const auto lens = requireLens(!options.replace.empty() ? options.replace
                                  : options.donor.given()  ? "patch"
                                                           : "zero");
    const auto quantity = options.quantity.quantity(lens);
    const auto report = options.from.empty() ? makeRun(options, lens) : readRun(options.from);
    options.output.emit({[&](std::size_t columns) { return mapText(report, quantity, columns); },
                         [&] { return mapJson(report, quantity); },
                         [&] { return mapCsv(report, quantity); }});
}

void addLens(CLI::App& command, std::string& value) {
    std::vector<std::string> offered;
    for (const auto& intervention : allKinds())
        offered.push_back(name(intervention));
    offered.emplace_back("zero~mean");
    command
        .add_option(
            "--replace", value,
            "What takes the place of a head's output (default: zero; with a donor: patch); two "
            "with ~ between: the first's effect less the second's")
        ->type_name("NAME")
        ->check(readBy([](const std::string& text) { (void)requireLens(text); }, offered));
}

}  // namespace

Command addMap(CLI::App& app) {
    const auto options = std::make_shared<MapOptions>();
    auto& command = *app.add_subcommand("map", "One number of every head: a table, layers down");
    options->run.add(command);
    options->donor.add(command);
    addPositions(command, options->positions);
    const auto ofRun = command.get_options();
    auto* const from =
        addFilled(command, "--from", options->from,
                  "Take a run that headscope-cli sweep has written, and run nothing", "FILE");
    for (auto* const option : ofRun)
        if (option != command.get_help_ptr()) from->excludes(option);
    addLens(command, options->replace);
    options->quantity.add(command, {Subject::Target, Subject::Control, Subject::Specificity});
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
