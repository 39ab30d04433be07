// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/packed_weights.h"

#include <headscope/intervention.h>

#include <stop_token>
#include <vector>

namespace headscope {

/// As Engine::referenceMean(). The prompts are ones that the model takes.
[[nodiscard]] ReferencePtr referenceMean(const PackedWeights& w,
                                         const std::vector<std::vector<TokenId>>& prompts,
                                         bool byPosition, const std::stop_token& stop);

}  // namespace headscope
