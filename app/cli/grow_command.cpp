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
    bool allSteps = false;
    InterventionOptions interventions;
    std::string positions = "all";
    Output output;
};

constexpr int kMostSteps = 100'000;

/// One step: a sweep with the set given. With `all`, it is taken though it says little.
GrowthEnd step(SweepRequest& request, const Run& result, bool all, GrowthReport& report) {
    const RunPart& part = result.parts.front();
    const AblatedRun given = part.given ? *part.given : unablated(result.clean);
    const Cell* const best = nextOfGrowth(part.cells, request.given, given.pTarget);
    const GrowthEnd end = growthEnd(result.clean, given, best);
    if (!best || (end != GrowthEnd::None && !all)) return end;
    report.steps.push_back({best->head, best->pTarget, best->pControl, best->rankTarget});
    request.given.push_back(best->head);
    return all ? GrowthEnd::None : growthEnd(result.clean, *best);
}

/// As many steps as are asked for, or as there are.
void grow(Engine& engine, SweepRequest request, const GrowOptions& options, GrowthReport& report) {
    const auto& config = engine.info().config;
    const int heads = config.layers * config.heads;
    const int most = std::min(options.steps, heads);
    Progress progress(runsOf(request.interventions),
                      static_cast<std::size_t>(most) * static_cast<std::size_t>(heads));
    SweepSink sink;
    sink.cells = [&](const Intervention&, std::span<const Cell> cells) {
        progress.add(cells.size());
    };
    const Interruption interruption;
    for (int i = 0; i < most && report.end == GrowthEnd::None; ++i) {
        auto result = engine.sweep(request, sink, interruption.token());
        if (result.stopped) interruption.check("the growth");
        report.end = step(request, result, options.allSteps, report);
        if (i == 0) report.run.result = std::move(result);
    }
    const bool more = options.steps > heads && report.end == GrowthEnd::None;
    if (more) report.end = GrowthEnd::NothingLowers;
}

void run(const GrowOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    GrowthReport report;
    report.intervention =
        options.interventions.one(*engine->tokenizer(), options.run.prompt, request.prompt);
    report.positions = positionsFromName(options.positions);
    request.interventions = {report.intervention};
    request.positions = report.positions;
    report.run = identified(*engine, request, options.run.prompt.bos);
    grow(*engine, request, options, report);
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
              "How many heads to add; fewer where a further one says nothing: it does not lower "
              "the target, or by less than 1 % of the clean P, or the target is gone")
        ->required();
    command.add_flag("--all-steps", options->allSteps,
                     "Go on as long as a head lowers the target at all");
    options->interventions.addOne(command);
    addPositions(command, options->positions);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
