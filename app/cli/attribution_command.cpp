// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "options.h"
#include "output.h"
#include "run_identity.h"
#include "sweep_report.h"
#include "text.h"

#include <headscope/attribution_report.h>
#include <headscope/csv.h>
#include <headscope/error.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct AttributionOptions {
    RunOptions run;
    AblatedOptions ablated;
    bool everyHead = false;
    Output output;
};

constexpr const char* kHowOptions[] = {"--replace", "--donor", "--donor-ids", "--positions"};

void check(const AttributionOptions& options) {
    const auto& ablated = options.ablated;
    const auto& how = ablated.interventions;
    const bool edits = !how.replace.empty() || how.donor.given() || ablated.positions != "all";
    if (edits && ablated.heads.empty() && !options.everyHead)
        throw inputError(
            "--replace, --donor and --positions say how heads are ablated, and none are",
            "Name them with --heads, or ask for --every-head.");
    options.output.check();
}

// The run that the report is of: its clean pass, and with --every-head every ablation, too.
SweepReport sweepOf(Engine& engine, const SweepRequest& request,
                    const AttributionOptions& options) {
    if (options.everyHead) return sweepReport(engine, request, options.run);
    auto report = identified(engine, request, options.run.prompt.bos);
    report.result = cleanRun(engine, request);
    sayAdvice(options.run, *engine.tokenizer(), report.promptText, report.result.clean);
    sayNotes(engine, report.result);
    return report;
}

void run(const AttributionOptions& options) {
    check(options);
    const auto engine = options.run.model.load();
    auto asked = options.run.request(*engine->tokenizer());
    SetRequest request{asked, {}, {}};
    options.ablated.into(request, *engine->tokenizer(), options.run.prompt);
    asked.interventions = {request.intervention};
    asked.positions = request.positions;
    AttributionReport report;
    report.heads = ordered(request.heads);
    report.intervention = request.intervention;
    report.positions = request.positions;
    report.result = engine->attribute(request);  // first: it refuses sets of tokens
    report.run = sweepOf(*engine, asked, options);
    if (options.everyHead)
        report.everyHead = indirectEffects(report.run.result, request.intervention,
                                           engine->directEffects(request));
    if (const auto rest = attributionRest(report.result); !rest.empty()) say("note: " + rest);
    options.output.emit({[&](std::size_t) { return attributionText(report); },
                         [&] { return attributionJson(report); },
                         [&] { return attributionCsv(report); }});
}

}  // namespace

Command addAttribution(CLI::App& app) {
    const auto options = std::make_shared<AttributionOptions>();
    auto& command = *app.add_subcommand(
        "attribution",
        "What each head, each MLP, the embedding and the biases add to the logit difference");
    options->run.add(command);
    options->ablated.add(command, AblatedOptions::Donors::Offered);
    // How heads are ablated goes with --every-head, too: check().
    for (const char* option : kHowOptions)
        command.get_option(option)->remove_needs(command.get_option("--heads"));
    command
        .add_flag("--every-head", options->everyHead,
                  "Ablate each head by itself, too: its direct effect, its total effect, and what "
                  "later layers do about it")
        ->excludes(command.get_option("--heads"));
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
