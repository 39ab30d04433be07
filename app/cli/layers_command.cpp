// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "run_identity.h"

#include <headscope/error.h>
#include <headscope/layers_report.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace headscope::cli {
namespace {

struct LayersOptions {
    RunOptions run;
    DonorOptions donor;
    Output output;
};

LayerPatches patched(Engine& engine, const LayersRequest& request) {
    constexpr std::size_t kSteps = 100;
    Progress progress("percent", kSteps);
    std::size_t done = 0;
    LayersSink sink;
    sink.progress = [&](double part) {
        const auto now = static_cast<std::size_t>(part * kSteps);
        if (now > done) progress.add(now - done);
        done = std::max(done, now);
    };
    const Interruption interruption;
    auto patches = engine.layers(request, sink, interruption.token());
    if (patches.stopped) interruption.check("the patching");
    return patches;
}

void run(const LayersOptions& options) {
    options.output.check();
    const auto engine = options.run.model.load();
    const auto& tokenizer = *engine->tokenizer();
    LayersRequest request;
    static_cast<Setting&>(request) = options.run.request(tokenizer);
    if (!options.donor.given())
        throw inputError("there is no donor, the second prompt",
                         "Give --donor TEXT or --donor-ids IDS.");
    request.donor = options.donor.tokens(tokenizer, options.run.prompt, request.prompt);
    LayersReport report;
    report.run = identified(*engine, request, options.run.prompt.bos);
    report.patches = patched(*engine, request);
    sayAdvice(options.run, tokenizer, report.run.promptText, report.patches.clean);
    Run notes;
    notes.notes = report.patches.notes;
    sayNotes(*engine, notes);
    options.output.emit({[&](std::size_t columns) { return layersText(report, columns); },
                         [&] { return layersJson(report); }, [&] { return layersCsv(report); }});
}

}  // namespace

Command addLayers(CLI::App& app) {
    const auto options = std::make_shared<LayersOptions>();
    auto& command = *app.add_subcommand(
        "layers", "Patch each layer and position from a second prompt: where the two differ");
    options->run.add(command);
    options->donor.add(command);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
