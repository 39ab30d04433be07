// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/model_info.h>
#include <headscope/results.h>

#include <optional>
#include <vector>

namespace headscope::app {

/// Collects what a sweep has sent so far, so that a run that is given up loses nothing that was
/// finished. Any one thread.
class PartialResult {
 public:
    PartialResult() = default;
    PartialResult(const SweepRequest& request, const ModelReading& reading);

    void setClean(const CleanRun& clean, const Drift& drift);
    /// Ignored before setClean(), and for a intervention that was not asked for.
    void add(const Intervention& intervention, const std::vector<Cell>& cells);

    /// As the engine would give it had it been stopped now, `seconds` after the start. Empty before
    /// the clean run.
    [[nodiscard]] std::optional<Run> stopped(double seconds) const;

 private:
    bool m_hasClean = false;
    Run m_result;
};

}  // namespace headscope::app
