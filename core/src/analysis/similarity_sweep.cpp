// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/similarity_sweep.h>

#include <algorithm>
#include <cmath>

namespace headscope {

std::string name(CosineMeasure measure) {
    switch (measure) {
        case CosineMeasure::Pair:
            return "pair";
        case CosineMeasure::Mean:
            return "mean";
        case CosineMeasure::Token:
            break;
    }
    return "token";
}

std::optional<double> SimilaritySweep::change(HeadId head, CosineMeasure measure,
                                              std::size_t point) const {
    const auto& points = heads(head)[static_cast<std::size_t>(measure)];
    return point < points.size() ? points[point] : std::nullopt;
}

CosineMeasure SimilaritySweep::asked() const {
    if (pair) return CosineMeasure::Pair;
    return token ? CosineMeasure::Token : CosineMeasure::Mean;
}

std::vector<HeadId> strongestHeads(const SimilaritySweep& sweep, CosineMeasure measure,
                                   std::size_t point, std::size_t most) {
    const auto sizeOf = [&](HeadId head) {
        return std::abs(sweep.change(head, measure, point).value_or(0));
    };
    std::vector<HeadId> heads;
    for (std::size_t i = 0; i < sweep.heads.values().size(); ++i)
        if (const HeadId head = sweep.heads.id(i); sizeOf(head) > 0) heads.push_back(head);
    std::stable_sort(heads.begin(), heads.end(),
                     [&](HeadId a, HeadId b) { return sizeOf(a) > sizeOf(b); });
    heads.resize(std::min(heads.size(), most));
    return heads;
}

}  // namespace headscope
