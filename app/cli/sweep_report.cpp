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

Run runWithProgress(Engine& engine, const SweepRequest& request,
                    const std::function<void(const CleanRun&)>& said) {
    const auto& config = engine.info().config;
    Progress progress("ablations", request.interventions.size() *
                                       static_cast<std::size_t>(config.layers * config.heads));
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
    auto report = identified(engine, request);
    report.result = runWithProgress(engine, request, [&](const CleanRun& clean) {
        sayAdvice(options, *engine.tokenizer(), report.promptText, clean);
    });
    sayNotes(engine, report.result);
    return report;
}

}  // namespace headscope::cli
