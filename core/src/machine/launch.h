// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machine/blas.h"

#include <map>
#include <optional>
#include <string>

namespace headscope {

/// Environment variables, by name; nothing for one that is to be absent.
using Variables = std::map<std::string, std::optional<std::string>>;

/// The BLAS that was loaded.
struct LoadedBlas {
    BlasKind kind = BlasKind::Unknown;
    std::string file;  ///< its path with links followed; empty where it is not known
};

/// What must be otherwise in the environment of the program for its libraries to serve it well;
/// empty where all is as it should be. `found` are the variables as they are: OMP_WAIT_POLICY,
/// GOMP_SPINCOUNT and LD_LIBRARY_PATH.
[[nodiscard]] Variables libraryVariables(const Variables& found, const LoadedBlas& blas);

/// The BLAS of this process, and where it was loaded from. Any thread.
[[nodiscard]] LoadedBlas loadedBlas();

}  // namespace headscope
