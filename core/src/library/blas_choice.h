// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace headscope {

/// The folder of OpenBLAS with OpenMP, to be loaded before libtorch, where the system's choice of
/// BLAS would serve it badly: threads of its own fight libtorch's over the cores, the others use
/// one core. `system` is the folder in which the loader finds libblas.so.3, a link to the choice;
/// Debian keeps each BLAS in a folder of its own beside it. `paths` is LD_LIBRARY_PATH: a BLAS that
/// it leads to is the user's choice and stays. Nothing if the choice is good, is none of Debian's
/// (MKL, BLIS), or the better one is not installed. Any thread.
[[nodiscard]] std::optional<std::filesystem::path> betterBlas(const std::filesystem::path& system,
                                                              std::string_view paths);

}  // namespace headscope
