// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"

#include <headscope/session.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {

Command addSession(CLI::App& app) {
    struct Options {
        std::string file;
        std::string json;
    };
    const auto options = std::make_shared<Options>();
    auto& command = *app.add_subcommand("session", "Look into a session file of the window");
    auto& show = *command.add_subcommand("show", "List its runs as JSON");
    command.require_subcommand(1);
    show.add_option("file", options->file, "The .headscope file")->required();
    addJson(show, options->json);
    return [options] { emit(runListJson(readSession(options->file)), options->json); };
}

}  // namespace headscope::cli
