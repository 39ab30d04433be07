// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/run.h>
#include <headscope/statistics.h>

#include <algorithm>

namespace headscope {

const RunPart* Run::part(const Intervention& intervention) const {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const RunPart& part) {
        return part.intervention == intervention;
    });
    return found == parts.end() ? nullptr : &*found;
}

const HeadGrid<std::optional<Cell>>& Run::grid(const Intervention& intervention) const {
    const RunPart* found = part(intervention);
    return found ? found->cells : m_none;
}

std::vector<Intervention> Run::interventions() const {
    std::vector<Intervention> all;
    for (const auto& part : parts)
        all.push_back(part.intervention);
    return all;
}

void Run::begin(const CleanRun& ofClean, const Drift& ofHeads,
                const std::vector<Intervention>& asked) {
    clean = ofClean;
    drift = ofHeads;
    m_none = HeadGrid<std::optional<Cell>>(clean.headMean.layers(), clean.headMean.heads());
    parts.clear();
    for (const auto& intervention : asked)
        parts.push_back({intervention, m_none, {}});
}

int Run::add(const Intervention& intervention, std::span<const Cell> cells) {
    const RunPart* found = part(intervention);
    if (!found) return 0;
    auto& grid = parts[static_cast<std::size_t>(found - parts.data())].cells;
    int fresh = 0;
    for (const Cell& cell : cells) {
        if (!grid.contains(cell.head)) continue;
        fresh += grid(cell.head) ? 0 : 1;
        grid(cell.head) = cell;
    }
    return fresh;
}

void Run::count() {
    if (clean.top.empty()) return;
    const TokenId top = clean.top.front().token.id;
    for (auto& part : parts) {
        part.robustness = {};
        for (const auto& cell : part.cells.values()) {
            if (!cell) continue;
            ++part.robustness.total;
            if (cell->argmax.id == top)
                ++part.robustness.kept;
            else
                part.robustness.flips.push_back({cell->head, cell->argmax});
        }
    }
}

Run runOf(const SweepResult& result) {
    Run run;
    std::vector<Intervention> asked;
    for (const auto& sweep : result.sweeps)
        asked.push_back(sweep.intervention);
    run.begin(result.clean, result.drift, asked);
    for (const auto& sweep : result.sweeps)
        (void)run.add(sweep.intervention, sweep.cells);
    run.zeroVsMean = result.zeroVsMean;
    run.count();
    return run;
}

}  // namespace headscope
