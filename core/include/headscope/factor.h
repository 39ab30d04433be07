// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <optional>

namespace headscope {

/// What the intervention multiplies the run's own z by: 0 for zero. Empty if it does not multiply
/// z. Any thread.
[[nodiscard]] std::optional<double> factorOf(const Intervention& intervention);

}  // namespace headscope
