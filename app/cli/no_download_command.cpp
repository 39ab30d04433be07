// SPDX-License-Identifier: GPL-3.0-or-later
#include "download_command.h"

#include <headscope/error.h>

#include <CLI/CLI.hpp>

namespace headscope::cli {

Command addDownload(CLI::App& models) {
    auto& command = *models.add_subcommand("download", "Fetch a model (not in this build)");
    command.allow_extras();
    return [] {
        throw failure("this program was built without Qt Network, so it cannot download",
                      "Build it with qt6-base-dev installed, or fetch the model with Python's "
                      "huggingface_hub: it is found in the same cache.");
    };
}

std::string qtVersion() {
    return {};
}

}  // namespace headscope::cli
