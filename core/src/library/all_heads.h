// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/model_info.h>

#include <vector>

namespace headscope {

/// Every head of the model, ascending. Any thread.
[[nodiscard]] inline std::vector<HeadId> allHeads(const ModelConfig& config) {
    std::vector<HeadId> heads;
    for (int layer = 0; layer < config.layers; ++layer)
        for (int head = 0; head < config.heads; ++head)
            heads.push_back({layer, head});
    return heads;
}

}  // namespace headscope
