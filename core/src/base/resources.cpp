// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/program_file.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <cstdlib>
#include <system_error>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> candidates() {
    std::vector<fs::path> found;
    std::error_code error;
    if (const char* chosen = std::getenv("HEADSCOPE_RESOURCES");
        chosen != nullptr && *chosen != 0) {
        const fs::path folder = fs::absolute(chosen, error);
        found.push_back(error ? fs::path(chosen) : folder);
    }
    if (const fs::path program = programFile(); !program.empty()) {
        found.push_back(program.parent_path().parent_path() / "share" / "headscope");
    }
    return found;
}

}  // namespace

fs::path resourceFolder() {
    std::string places;
    for (const fs::path& folder : candidates()) {
        std::error_code error;
        if (fs::is_directory(folder, error)) {
            return folder;
        }
        places += places.empty() ? "" : " and ";
        places += displayPath(folder);
    }
    throw failure(
        places.empty()
            ? say("the program's resources were not found, since it cannot tell where it is")
            : say("the program's resources were not found; looked for %1", places),
        say("Install the program again, or set HEADSCOPE_RESOURCES to their folder."));
}

fs::path bundledModel() {
    fs::path model = resourceFolder() / "models" / "headscope-mini";
    std::error_code error;
    if (!fs::is_directory(model, error)) {
        throw failure(say("the model that ships with the program is not in %1", displayPath(model)),
                      say("Install the program again, or name another model's folder."));
    }
    return model;
}

}  // namespace headscope
