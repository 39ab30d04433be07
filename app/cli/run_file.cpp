// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_file.h"

#include <headscope/error.h>
#include <headscope/files.h>

namespace headscope::cli {

SweepReport readRun(const std::string& file) {
    const auto text = readTextFile(file);
    try {
        return sweepFromJson(text);
    } catch (const Error& error) {
        throw inputError(file + ": " + error.what(), error.hint());
    }
}

}  // namespace headscope::cli
