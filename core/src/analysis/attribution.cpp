// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/attribution.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headscope {

double Attribution::headsTotal() const {
    return std::accumulate(heads.values().begin(), heads.values().end(), 0.0);
}

double Attribution::mlpsTotal() const {
    return std::accumulate(mlps.begin(), mlps.end(), 0.0);
}

double Attribution::total() const {
    const auto& cells = heads.values();
    return std::accumulate(mlps.begin(), mlps.end(),
                           std::accumulate(cells.begin(), cells.end(), embedding + biases));
}

bool Attribution::addsUp() const {
    return std::abs(total() - logitDifference) <= tolerances::kAttribution;
}

std::string name(const AttributedPart& part) {
    return part.head < 0 ? "MLP " + std::to_string(part.layer)
                         : name(HeadId{part.layer, part.head});
}

std::vector<AttributedPart> strongestParts(const Attribution& attribution) {
    std::vector<AttributedPart> parts;
    for (int layer = 0; layer < attribution.heads.layers(); ++layer) {
        for (int head = 0; head < attribution.heads.heads(); ++head)
            parts.push_back({layer, head, attribution.heads({layer, head})});
        parts.push_back({layer, -1, attribution.mlps[static_cast<std::size_t>(layer)]});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
        return std::abs(a.value) > std::abs(b.value);
    });
    return parts;
}

}  // namespace headscope
