// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace headscope {

/// What vectors the processor has, as far as the order of sums follows from it: "AVX-512", "AVX2",
/// "SSE", or the architecture's name. Any thread.
[[nodiscard]] std::string instructionSet();

}  // namespace headscope
