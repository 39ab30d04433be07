// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "output.h"

#include <headscope/csv.h>
#include <headscope/session.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {

Command addSession(CLI::App& app) {
    struct Options {
        std::string file;
        Output output;
    };
    const auto options = std::make_shared<Options>();
    auto& command = *app.add_subcommand("session", "Look into a session file of the window");
    auto& show = *command.add_subcommand("show", "List its runs");
    command.require_subcommand(1);
    show.add_option("FILE", options->file, "The .headscope file")->required();
    options->output.add(show, Format::Json);
    return [options] {
        options->output.check();
        const auto session = readSession(options->file);
        options->output.emit({[&](std::size_t) { return runListText(session); },
                              [&] { return runListJson(session); },
                              [&] { return runListCsv(session); }});
    };
}

}  // namespace headscope::cli
