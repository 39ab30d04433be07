// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace headscope {

/// The folder that holds models/ and the other resources. Searched in $HEADSCOPE_RESOURCES, then in
/// ../share/headscope beside the running program's folder: true of the build tree, an installation
/// and either of them moved. Throws Error(Failure) listing where it looked. Any thread.
[[nodiscard]] std::filesystem::path resourceFolder();

/// The folder of the model that ships with the program. Throws Error(Failure) if it is missing.
[[nodiscard]] std::filesystem::path bundledModel();

}  // namespace headscope
