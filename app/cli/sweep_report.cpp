// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep_report.h"

#include "advice.h"
#include "interruption.h"
#include "progress.h"
#include "run_identity.h"

#include <cstddef>
#include <functional>
#include <span>

namespace headscope::cli {
namespace {

std::size_t cellsOf(const Engine& engine, const SweepRequest& request) {
    const auto& config = engine.info().config;
    return request.interventions.size() * static_cast<std::size_t>(config.layers * config.heads);
}

Run runWithProgress(Engine& engine, const SweepRequest& request, Progress& progress,
                    const std::function<void(const CleanRun&)>& said) {
    SweepSink sink;
    sink.clean = [&](const CleanRun& clean) {
        progress.clear();
        said(clean);
    };
    sink.cells = [&](const Intervention&, std::span<const Cell> cells) {
        progress.add(cells.size());
    };
    const Interruption interruption;
    auto result = engine.sweep(request, sink, interruption.token());
    if (result.stopped) interruption.check("the sweep");
    return result;
}

}  // namespace

SweepReport sweepReport(Engine& engine, const SweepRequest& request, const RunOptions& options) {
    auto report = identified(engine, request, options.prompt.bos);
    Progress progress(runsOf(request.interventions), cellsOf(engine, request));
    report.result = runWithProgress(engine, request, progress, [&](const CleanRun& clean) {
        sayAdvice(options, *engine.tokenizer(), report.promptText, clean);
    });
    progress.clear();
    sayNotes(engine, report.result);
    return report;
}

PositionsReport positionsReport(Engine& engine, SweepRequest request, const RunOptions& options) {
    PositionsReport report{identified(engine, request, options.prompt.bos), {}};
    const auto tokens = request.prompt.size();
    Progress progress(runsOf(request.interventions), tokens * cellsOf(engine, request));
    for (std::size_t position = 0; position < tokens; ++position) {
        request.positions = Positions::at({static_cast<int>(position)});
        report.runs.push_back(
            runWithProgress(engine, request, progress, [&](const CleanRun& clean) {
                if (position == 0)
                    sayAdvice(options, *engine.tokenizer(), report.run.promptText, clean);
            }));
    }
    return report;
}

}  // namespace headscope::cli
