// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "run_identity.h"

#include <headscope/csv.h>
#include <headscope/report.h>
#include <headscope/set_report.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct SetOptions {
    RunOptions run;
    std::string heads;
    InterventionOptions interventions;
    std::string positions = "all";
    Output output;
};

/// The set together, then each of its heads alone. `request` says what is asked.
void ablate(Engine& engine, SetRequest request, SetReport& report) {
    const auto heads = ordered(request.heads);
    const Interruption interruption;
    Progress progress(runsOf({request.intervention}), heads.size() + 1);
    const auto ask = [&](const std::vector<HeadId>& asked) {
        if (interruption.token().stop_requested()) interruption.check("the set");
        request.heads = asked;
        auto run = engine.ablate(request);
        progress.add(1);
        return run;
    };
    report.joint = ask(heads);  // first: it refuses heads that the model does not have
    for (const HeadId head : heads)
        report.singles.push_back({ask({head}), head});
    if (interruption.token().stop_requested()) interruption.check("the set");
}

void run(const SetOptions& options) {
    options.output.check();
    const auto heads = parseHeads(options.heads);
    const auto engine = options.run.model.load();
    auto request = options.run.request(*engine->tokenizer());
    request.positions = positionsFromName(options.positions);
    SetReport report;
    report.intervention =
        options.interventions.one(*engine->tokenizer(), options.run.prompt, request.prompt);
    report.positions = request.positions;
    request.interventions = {report.intervention};
    report.run = identified(*engine, request, options.run.prompt.bos);
    report.run.result = cleanRun(*engine, request);
    ablate(*engine, {request, heads, report.intervention}, report);
    sayAdvice(options.run, *engine->tokenizer(), report.run.promptText, report.run.result.clean);
    sayNotes(*engine, report.run.result);
    options.output.emit({[&](std::size_t) { return setText(report); },
                         [&] { return setJson(report); }, [&] { return setCsv(report); }});
}

}  // namespace

Command addSet(CLI::App& app) {
    const auto options = std::make_shared<SetOptions>();
    auto& command = *app.add_subcommand(
        "set", "What heads do together, beside the sum of what each does alone");
    options->run.add(command);
    addFilled(command, "--heads", options->heads, "Heads as layer.head, such as 9.6,10.0", "HEADS")
        ->required();
    options->interventions.addOne(command);
    addPositions(command, options->positions);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
