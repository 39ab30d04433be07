// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/effects.h>
#include <headscope/stand_ins.h>

#include <algorithm>

namespace headscope {

std::vector<StandIn> standIns(const Run& run, const Intervention& intervention, std::size_t most) {
    const GivenPart* given = run.givenPart(intervention);
    if (!given) return {};
    const double noise = run.noiseFloor ? 4 * run.noiseFloor->logProbability : 0;
    const Quantity alone{Metric::LogProbability, Subject::Target, {intervention, {}}};
    const Quantity beside{
        Metric::LogProbability, Subject::Target, {intervention, {}, GivenSet::Yes}};
    std::vector<StandIn> found;
    for (const Cell& cell : given->part.cells) {
        if (std::binary_search(given->heads.begin(), given->heads.end(), cell.head)) continue;
        const auto first = valueOf(run, alone, cell.head);
        const auto second = valueOf(run, beside, cell.head);
        if (first && second && *second - *first < -noise)
            found.push_back({cell.head, *first, *second});
    }
    std::stable_sort(found.begin(), found.end(), [](const StandIn& a, const StandIn& b) {
        return a.given - a.alone < b.given - b.alone;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace headscope
