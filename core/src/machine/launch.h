// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

namespace headscope {

/// Environment variables, by name; nothing for one that is to be absent.
using Variables = std::map<std::string, std::optional<std::string>>;

/// What must be otherwise in the environment of the program for OpenMP's threads to wait passively;
/// empty if all is as it should be. `found` are the variables as they are: OMP_WAIT_POLICY and
/// GOMP_SPINCOUNT.
[[nodiscard]] Variables passiveVariables(const Variables& found);

}  // namespace headscope
