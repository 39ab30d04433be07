// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/partial_result.h"

#include <headscope/statistics.h>

#include <algorithm>

namespace headscope::app {

PartialResult::PartialResult(const SweepRequest& request, const ModelReading& reading) {
    m_result.notes = reading.remarks();
    for (const Intervention& intervention : request.interventions)
        m_result.parts.push_back({intervention, request.positions, 0, {}, {}, {}});
}

void PartialResult::setClean(const CleanRun& clean, const Drift& drift) {
    m_hasClean = true;
    m_result.clean = clean;
    m_result.drift = drift;
}

void PartialResult::add(const Intervention& intervention, const std::vector<Cell>& cells) {
    if (!m_hasClean) return;
    for (RunPart& part : m_result.parts)
        if (part.intervention == intervention)
            part.cells.insert(part.cells.end(), cells.begin(), cells.end());
}

std::optional<Run> PartialResult::stopped(double seconds) const {
    if (!m_hasClean) return std::nullopt;
    Run result = m_result;
    result.stopped = true;
    for (RunPart& part : result.parts) {
        part.seconds = seconds;
        std::sort(part.cells.begin(), part.cells.end(),
                  [](const Cell& a, const Cell& b) { return a.head < b.head; });
        if (!result.clean.top.empty())
            part.robustness = robustness(part.cells, result.clean.top.front().token.id);
    }
    return result;
}

}  // namespace headscope::app
