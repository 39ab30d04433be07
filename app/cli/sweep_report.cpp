// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep_report.h"

#include "interruption.h"
#include "progress.h"
#include "text.h"

#include <headscope/token_choice.h>
#include <headscope/version.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace headscope::cli {
namespace {

SweepResult runWithProgress(Engine& engine, const SweepRequest& request) {
    const auto& config = engine.info().config;
    Progress progress("ablations", request.replacements.size() *
                                       static_cast<std::size_t>(config.layers * config.heads));
    SweepSink sink;
    sink.cells = [&](Replacement, std::span<const Cell> cells) { progress.add(cells.size()); };
    const Interruption interruption;
    auto result = engine.sweep(request, sink, interruption.token());
    if (result.stopped) interruption.check("the sweep");
    return result;
}

}  // namespace

SweepReport sweepReport(Engine& engine, const SweepRequest& request) {
    const auto& tokenizer = engine.tokenizer();
    SweepReport report;
    report.programVersion = version();
    // First: what comes out at the end is then sure to have it.
    report.model = reportModel(engine.info(), engine.sha256());
    report.result = runWithProgress(engine, request);
    // What is known of the model since it was opened was said then.
    const auto known = engine.info().reading.remarks();
    for (const auto& note : report.result.notes)
        if (std::find(known.begin(), known.end(), note) == known.end())
            fmt::print(stderr, "headscope-cli: note: {}\n", printable(note));
    for (const auto& token : request.prompt)
        if (tokenizer.contains(token)) report.promptText += tokenizer.bytes(token);
    report.promptText = validUtf8(report.promptText);
    return report;
}

}  // namespace headscope::cli
