// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace headscope {

/// The program's version, as in CMakeLists.txt.
[[nodiscard]] const char* version();

/// What a program knows of itself beyond core.
struct Build {
    std::string program;  ///< "headscope-cli"
    std::string commit;   ///< empty: not known
    std::string qt;       ///< version of the Qt in use; empty: none
};

/// For bug reports, as JSON: program, version, commit, libtorch, qt, products, blas; null for what
/// is not known. Call from the thread that may call the engine: it asks the BLAS.
[[nodiscard]] std::string versionJson(const Build& build);

}  // namespace headscope
