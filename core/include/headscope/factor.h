// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <optional>

namespace headscope {

/// What the intervention multiplies z by, of the z that the run itself has there: 0 for zero. Empty
/// where it puts something else in z's place than a multiple of it. Any thread.
[[nodiscard]] std::optional<double> factorOf(const Intervention& intervention);

}  // namespace headscope
