// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace headscope::app {

/// How high a prompt's dot is among those of all prompts, from 0 to 1: so that equal effects are
/// seen beside each other, and by number, not by lot, so that a dot stays where it is.
[[nodiscard]] inline double effectRow(std::size_t prompt) {
    constexpr std::size_t kRows = 29;
    return static_cast<double>((prompt * 11) % kRows) / (kRows - 1);
}

}  // namespace headscope::app
