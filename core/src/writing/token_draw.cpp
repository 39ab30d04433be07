// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/token_draw.h"

#include "kernels/scores.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace headscope {

std::size_t drawToken(std::span<const float> logits, const Sampling& sampling, double number) {
    const auto all = logits.size();
    const auto most =
        sampling.topK > 0 ? std::min(all, static_cast<std::size_t>(sampling.topK)) : all;
    const double peak = *std::max_element(logits.begin(), logits.end());
    const auto weight = [&](float logit) {
        return std::exp((static_cast<double>(logit) - peak) / sampling.temperature);
    };
    // Most draws end among a few tokens: more are sorted only where they are needed.
    constexpr std::size_t kFew = 64;
    std::vector<std::size_t> order = kernels::largest(logits, std::min(kFew, most));
    double total = 0;
    if (most == all) {
        for (const float logit : logits)
            total += weight(logit);
    } else {
        order = kernels::largest(logits, most);
        for (const auto token : order)
            total += weight(logits[token]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < most; ++i) {
        if (i == order.size()) order = kernels::largest(logits, std::min(16 * i, most));
        sum += weight(logits[order[i]]);
        if (sum > number * total) return order[i];
    }
    return order.front();  // rounding left the whole sum below the number
}

}  // namespace headscope
