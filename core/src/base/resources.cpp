// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <sys/auxv.h>

#include <cstdlib>
#include <system_error>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

/// The program's file, or nothing. Without /proc, as in a bare chroot, it is what was started: the
/// kernel keeps that name, and it is seen from the folder in which the program began.
fs::path runningProgram() {
    static const fs::path program = [] {
        std::error_code error;
        fs::path found = fs::read_symlink("/proc/self/exe", error);
        if (!error) return found;
        const auto* name = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
        found = name == nullptr ? fs::path() : fs::canonical(name, error);
        return error ? fs::path() : found;
    }();
    return program;
}

std::vector<fs::path> candidates() {
    std::vector<fs::path> found;
    std::error_code error;
    if (const char* chosen = std::getenv("HEADSCOPE_RESOURCES");
        chosen != nullptr && *chosen != 0) {
        const fs::path folder = fs::absolute(chosen, error);
        found.push_back(error ? fs::path(chosen) : folder);
    }
    if (const fs::path program = runningProgram(); !program.empty()) {
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
        "the program's resources were not found" +
            (places.empty() ? ", since it cannot tell where it is" : "; looked for " + places),
        "Install the program again, or set HEADSCOPE_RESOURCES to their folder.");
}

fs::path bundledModel() {
    fs::path model = resourceFolder() / "models" / "headscope-mini";
    std::error_code error;
    if (!fs::is_directory(model, error)) {
        throw failure("the model that ships with the program is not in " + displayPath(model),
                      "Install the program again, or name another model's folder.");
    }
    return model;
}

}  // namespace headscope
