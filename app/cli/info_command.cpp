// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"

#include <headscope/report.h>
#include <headscope/runtime.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct InfoOptions {
    ModelOptions model;
    std::string json;
};

void run(const InfoOptions& options) {
    checkOutputs({options.json});
    const auto engine = options.model.load();
    auto now = runtime();
    now.device = name(engine->device());
    emit(toJson(engine->info(), engine->sha256(), now), options.json);
}

}  // namespace

Command addInfo(CLI::App& app) {
    const auto options = std::make_shared<InfoOptions>();
    auto& command =
        *app.add_subcommand("info", "A model's sizes and hash, and what computes with it");
    options->model.add(command);
    addJson(command, options->json);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
