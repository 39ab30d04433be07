// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "run_identity.h"

#include <headscope/csv.h>
#include <headscope/growth.h>
#include <headscope/growth_report.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

namespace headscope::cli {
namespace {

struct GrowOptions {
    RunOptions run;
    int steps = 0;
    std::string replace = "zero";
    std::string positions = "all";
    Output output;
};

constexpr int kMostSteps = 100'000;

/// One step: a sweep with the set given. False where no further head lowers the target.
bool step(SweepRequest& request, const Run& result, GrowthReport& report) {
    const RunPart& part = result.parts.front();
    const double given = part.given ? part.given->pTarget : result.clean.target.p;
    const Cell* const best = nextOfGrowth(part.cells, request.given, given);
    if (!best) return false;
    report.steps.push_back({best->head, best->pTarget, best->pControl, best->rankTarget});
    request.given.push_back(best->head);
    return true;
}

/// `steps` steps, or as many as there are.
void grow(Engine& engine, SweepRequest request, int steps, GrowthReport& report) {
    const auto& config = engine.info().config;
    const int heads = config.layers * config.heads;
    const int most = std::min(steps, heads);
    Progress progress("ablations",
                      static_cast<std::size_t>(most) * static_cast<std::size_t>(heads));
    SweepSink sink;
    sink.cells = [&](const Intervention&, std::span<const Cell> cells) {
        progress.add(cells.size());
    };
    const Interruption interruption;
    for (int i = 0; i < most && !report.exhausted; ++i) {
        auto result = engine.sweep(request, sink, interruption.token());
        if (result.stopped) interruption.check("the growth");
        report.exhausted = !step(request, result, report);
        if (i == 0) report.run.result = std::move(result);
    }
    report.exhausted = report.exhausted || steps > heads;
}

void run(const GrowOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    GrowthReport report;
    report.intervention = interventionFromName(options.replace);
    report.positions = positionsFromName(options.positions);
    request.interventions = {report.intervention};
    request.positions = report.positions;
    report.run = identified(*engine, request);
    grow(*engine, request, options.steps, report);
    sayNotes(*engine, report.run.result);
    sayAdvice(options.run, *engine->tokenizer(), report.run.promptText, report.run.result.clean);
    options.output.emit({[&](std::size_t) { return growthText(report); },
                         [&] { return growthJson(report); }, [&] { return growthCsv(report); }});
}

}  // namespace

Command addGrow(CLI::App& app) {
    const auto options = std::make_shared<GrowOptions>();
    auto& command =
        *app.add_subcommand("grow",
                            "Add head after head, each time the one that leaves the target "
                            "the least probability");
    options->run.add(command);
    addNumber(command, "--steps", options->steps, 1, kMostSteps,
              "How many heads to add; fewer where no further head lowers the target")
        ->required();
    addIntervention(command, options->replace);
    addPositions(command, options->positions);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
