// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "options.h"
#include "output.h"
#include "run_identity.h"
#include "text.h"

#include <headscope/attribution_report.h>
#include <headscope/csv.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct AttributionOptions {
    RunOptions run;
    AblatedOptions ablated;
    Output output;
};

void run(const AttributionOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    const auto asked = options.run.request(*engine->tokenizer());
    SetRequest request{asked, {}, {}};
    options.ablated.into(request, *engine->tokenizer(), options.run.prompt);
    AttributionReport report;
    report.heads = ordered(request.heads);
    report.intervention = request.intervention;
    report.positions = request.positions;
    report.run = identified(*engine, request, options.run.prompt.bos);
    report.result = engine->attribute(request);
    report.run.result = cleanRun(*engine, asked);
    sayAdvice(options.run, *engine->tokenizer(), report.run.promptText, report.run.result.clean);
    sayNotes(*engine, report.run.result);
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
    options->ablated.add(command);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
