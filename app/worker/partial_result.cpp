// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/partial_result.h"

#include <headscope/statistics.h>

#include <algorithm>

namespace headscope::app {

PartialResult::PartialResult(const SweepRequest& request, const ModelReading& reading) {
    m_result.notes = reading.remarks();
    for (const Intervention& intervention : request.interventions)
        m_result.sweeps.push_back({intervention, request.positions, 0, {}, {}, {}});
}

void PartialResult::setClean(const CleanRun& clean, const Drift& drift) {
    m_hasClean = true;
    m_result.clean = clean;
    m_result.drift = drift;
}

void PartialResult::add(const Intervention& intervention, const std::vector<Cell>& cells) {
    if (!m_hasClean) return;
    for (Sweep& sweep : m_result.sweeps)
        if (sweep.intervention == intervention)
            sweep.cells.insert(sweep.cells.end(), cells.begin(), cells.end());
}

std::optional<SweepResult> PartialResult::stopped(double seconds) const {
    if (!m_hasClean) return std::nullopt;
    SweepResult result = m_result;
    result.stopped = true;
    for (Sweep& sweep : result.sweeps) {
        sweep.seconds = seconds;
        std::sort(sweep.cells.begin(), sweep.cells.end(),
                  [](const Cell& a, const Cell& b) { return a.head < b.head; });
        if (!result.clean.top.empty())
            sweep.robustness = robustness(sweep.cells, result.clean.top.front().token.id);
    }
    return result;
}

}  // namespace headscope::app
