// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "progress.h"

#include <headscope/csv.h>
#include <headscope/published.h>
#include <headscope/verification.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace headscope::cli {
namespace {

struct VerifyOptions {
    ModelOptions model;
    std::string published;
    Output output;
};

Verification verifyWithProgress(Engine& engine, const VerificationOptions& what) {
    std::optional<Progress> progress;
    int before = 0;
    VerificationSink sink;
    sink.progress = [&](int done, int total) {
        if (!progress) progress.emplace("steps", static_cast<std::size_t>(total));
        progress->add(static_cast<std::size_t>(done - before));
        before = done;
    };
    const Interruption interruption;
    auto verification = verify(engine, what, sink, interruption.token());
    if (verification.stopped) interruption.check("the verification");
    return verification;
}

void run(const VerifyOptions& options) {
    options.output.check();
    VerificationOptions what{bundledPublished()};
    if (!options.published.empty()) what.published.push_back(readPublished(options.published));
    const auto engine = options.model.load();
    const auto verification = verifyWithProgress(*engine, what);
    options.output.emit({[&](std::size_t) { return toText(verification); },
                         [&] { return toJson(verification); },
                         [&] { return verificationCsv(verification); }});
    if (!verification.passed()) throw ChecksFailed{};
}

}  // namespace

Command addVerify(CLI::App& app) {
    const auto options = std::make_shared<VerifyOptions>();
    auto& command = *app.add_subcommand(
        "verify", "Check a model and this machine: hash, noise, identities, published figures");
    options->model.add(command);
    addFilled(command, "--published", options->published,
              "Compare with the figures in this file, too (schema headscope.published/1)", "FILE");
    options->output.add(command, Format::Table);
    command.footer("Exit code: 0 all passed, 1 a check failed, 2 wrong use or bad input.");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
