// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "run_identity.h"
#include "text.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/pair_report.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <string>

namespace headscope::cli {
namespace {

struct PairOptions {
    RunOptions run;
    std::string metric = "logit-difference";
    std::string replace = "zero";
    std::string positions = "all";
    int strongest = 0;
    bool all = false;
    std::string given;
    std::string npy;
    Output output;
};

PairRequest requestOf(const PairOptions& options, const Setting& setting) {
    PairRequest request{setting, {}, {}, 0};
    request.intervention = interventionFromName(options.replace);
    request.positions = positionsFromName(options.positions);
    request.strongest = options.strongest;
    for (const auto metric : kMetrics)
        if (name(metric) == options.metric) request.metric = metric;
    return request;
}

std::size_t headsOf(const Engine& engine) {
    const auto& config = engine.info().config;
    return static_cast<std::size_t>(config.layers * config.heads);
}

/// Throws Error(Input) where there are very many, and it was not said that all are wanted.
void requirePatience(const Engine& engine, const PairOptions& options) {
    const auto heads = headsOf(engine);
    const auto count = pairCount(heads, options.strongest);
    if (count <= kManyPairs || options.all) return;
    throw inputError(
        fmt::format("{} pairs of heads take long, and memory for a number each", count),
        fmt::format("--strongest 10 computes {}, those of the ten heads that do most alone; --all "
                    "computes all nevertheless.",
                    pairCount(heads, 10)));
}

PairEffects computed(Engine& engine, const PairRequest& request) {
    const auto count = pairCount(headsOf(engine), request.strongest);
    const Interruption interruption;
    Progress progress("pairs", count);
    PairSink sink;
    sink.progress = [&](double part) { progress.reachShare(part); };
    auto effects = engine.pairs(request, sink, interruption.token());
    if (effects.stopped) interruption.check("the computation of pairs");
    return effects;
}

/// What every head does beside the set: a sweep with the set given.
BesideSet beside(Engine& engine, const PairRequest& request, const std::vector<HeadId>& heads) {
    SweepRequest sweep;
    static_cast<Setting&>(sweep) = request;
    sweep.interventions = {request.intervention};
    sweep.given = heads;
    const Interruption interruption;
    const auto run = engine.sweep(sweep, {}, interruption.token());
    if (run.stopped) interruption.check("the computation of pairs");
    return besideSet(run, heads, request.metric);
}

void run(const PairOptions& options) {
    if (options.npy == "-")
        throw inputError("--npy writes numbers that are no text, and needs a file", "Name one.");
    options.output.check({options.npy});
    const auto given = options.given.empty() ? std::vector<HeadId>() : parseHeads(options.given);
    const auto engine = options.run.model.load();
    requirePatience(*engine, options);
    const auto asked = options.run.request(*engine->tokenizer());
    const auto request = requestOf(options, asked);
    PairReport report;
    report.run = identified(*engine, request, options.run.prompt.bos);
    if (!given.empty()) report.given = beside(*engine, request, ordered(given));
    report.result = computed(*engine, request);
    report.run.result = cleanRun(*engine, asked);
    sayAdvice(options.run, *engine->tokenizer(), report.run.promptText, report.run.result.clean);
    sayNotes(*engine, report.run.result);
    if (!engine->device().isCpu()) say("note: pairs are computed on the CPU");
    if (!options.npy.empty()) emit(pairsNpy(report.result), options.npy);
    options.output.emit({[&](std::size_t) { return pairsText(report); },
                         [&] { return pairsJson(report); },
                         [&] { return pairsCsv(report.result); }});
}

void addRequest(CLI::App& command, PairOptions& options) {
    command
        .add_option("--metric", options.metric,
                    "What effects are measured in (default: logit-difference)")
        ->type_name("METRIC")
        ->check(oneOf({name(Metric::LogitDifference), name(Metric::LogProbability)}));
    addInterventionWithoutDonor(command, options.replace);
    addPositions(command, options.positions);
    auto* const strongest = addNumber(command, "--strongest", options.strongest, 1, 100'000,
                                      "Only pairs that have one of the N heads that do most alone");
    command
        .add_flag("--all", options.all,
                  fmt::format("Compute all pairs, though they are more than {}", kManyPairs))
        ->excludes(strongest);
    addFilled(command, "--given", options.given,
              "A set of heads, such as 9.6,10.0: tells what each head does beside it", "HEADS");
}

}  // namespace

Command addPairs(CLI::App& app) {
    const auto options = std::make_shared<PairOptions>();
    auto& command = *app.add_subcommand(
        "pairs", "Every two heads ablated together: which cover for each other");
    options->run.add(command);
    addRequest(command, *options);
    options->output.add(command, Format::Table);
    addFilled(command, "--npy", options->npy,
              "Write the effects of all pairs to FILE, as NumPy reads them: float32, N x N", "FILE")
        ->group(kOutputGroup);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
