// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"

#include <headscope/csv.h>
#include <headscope/report.h>
#include <headscope/runtime.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct InfoOptions {
    ModelOptions model;
    Output output;
};

void run(const InfoOptions& options) {
    options.output.check();
    const auto engine = options.model.load();
    auto now = runtime();
    now.device = name(engine->device());
    const auto& info = engine->info();
    options.output.emit({[&](std::size_t) { return modelText(info, info.sha256, now); },
                         [&] { return toJson(info, info.sha256, now); },
                         [&] { return modelCsv(info, info.sha256, now); }});
}

}  // namespace

Command addInfo(CLI::App& app) {
    const auto options = std::make_shared<InfoOptions>();
    auto& command =
        *app.add_subcommand("info", "A model's sizes and hash, and what computes with it");
    options->model.add(command);
    options->output.add(command, Format::Json);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
