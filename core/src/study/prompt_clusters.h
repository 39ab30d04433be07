// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace headscope {

/// Which of these prompts are drawn together, by their value in a column: a number each, from 0, as
/// they come. Those without a value, and all of the column "prompt", are each alone.
[[nodiscard]] std::vector<std::uint32_t> clustersOf(const Study& study,
                                                    std::span<const std::size_t> prompts,
                                                    const std::string& column);

}  // namespace headscope
