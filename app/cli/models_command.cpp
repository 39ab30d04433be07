// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "download_command.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace headscope::cli {

Command addModels(CLI::App& app) {
    auto& group = *app.add_subcommand("models", "The models there are");
    group.require_subcommand(0, 1);
    const std::map<std::string, Command> commands{{"download", addDownload(group)}};
    return [&group, commands] {
        const auto chosen = group.get_subcommands();
        if (chosen.empty()) throw CLI::RequiredError("what to do with the models: download");
        commands.at(chosen.front()->get_name())();
    };
}

}  // namespace headscope::cli
