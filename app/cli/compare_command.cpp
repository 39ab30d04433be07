// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "quantity_options.h"
#include "run_file.h"

#include <headscope/comparison_report.h>
#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

namespace headscope::cli {
namespace {

struct CompareOptions {
    std::vector<std::string> files;
    std::string replace = "zero";
    QuantityOptions quantity;
    Output output;
};

std::string shapeText(const SweepReport& report) {
    return fmt::format("{} x {}", report.model.layers, report.model.heads);
}

std::string interventionsText(const SweepReport& report) {
    std::vector<std::string> names;
    for (const auto& part : report.result.parts)
        if (!part.cells.empty()) names.push_back(briefName(part.intervention));
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

void requireComparable(Mismatch mismatch, const SweepReport& first, const SweepReport& second,
                       const std::string& replace) {
    switch (mismatch) {
        case Mismatch::None:
            return;
        case Mismatch::Shape:
            throw inputError(
                fmt::format("the runs cannot be laid over each other: one has {} layers and "
                            "heads, the other {}",
                            shapeText(first), shapeText(second)),
                "Give two runs of models of the same shape.");
        case Mismatch::Intervention:
            throw inputError("one of the runs has no results for " + replace,
                             fmt::format("The first has {}, the second {}; name one of both with "
                                         "--replace, or run the sweep again.",
                                         interventionsText(first), interventionsText(second)));
        case Mismatch::Heads:
            break;
    }
    throw inputError("the runs have no finished head in common",
                     "Let both run to the end, or take another metric.");
}

void run(const CompareOptions& options) {
    options.output.check();
    const Lens lens{interventionFromName(options.replace), {}};
    const auto quantity = options.quantity.quantity(lens);
    if (quantity.metric == Metric::TopChanged)
        throw inputError("the metric top-1-changed has no difference",
                         "Look at both runs with headscope-cli map --from FILE.");
    const auto first = readRun(options.files.at(0));
    const auto second = readRun(options.files.at(1));
    const auto both = compareEffects(first.result, second.result, quantity);
    requireComparable(both.mismatch, first, second, options.replace);
    options.output.emit({[&](std::size_t) { return comparisonText(first, second, quantity, both); },
                         [&] { return comparisonJson(first, second, quantity, both); },
                         [&] { return comparisonCsv(both); }});
}

}  // namespace

Command addCompare(CLI::App& app) {
    const auto options = std::make_shared<CompareOptions>();
    auto& command = *app.add_subcommand("compare", "Two runs beside each other, head by head");
    command.add_option("FILE", options->files, "The two runs, as headscope-cli sweep writes them")
        ->required()
        ->expected(2);
    addIntervention(command, options->replace);
    options->quantity.add(command, {Subject::Target, Subject::Control});
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
