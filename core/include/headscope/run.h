// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <optional>
#include <span>
#include <vector>

namespace headscope {

/// What one intervention gave so far.
struct RunPart {
    Intervention intervention;
    HeadGrid<std::optional<Cell>> cells;  ///< L x H; empty where the head is still to come
    Robustness robustness;                ///< of the cells at the last count()
};

/// A run as it grows: its clean run, and a grid of cells for each intervention. A value; any one
/// thread.
struct Run {
    CleanRun clean;
    Drift drift;
    std::vector<RunPart> parts;            ///< one an intervention, in the order of the request
    std::optional<ZeroVsMean> zeroVsMean;  ///< as SweepResult's

    /// Null where it was not run.
    [[nodiscard]] const RunPart* part(const Intervention& intervention) const;
    /// Its cells; of an intervention that was not run all are empty.
    [[nodiscard]] const HeadGrid<std::optional<Cell>>& grid(const Intervention& intervention) const;
    /// In the order of the parts.
    [[nodiscard]] std::vector<Intervention> interventions() const;

    /// Makes a part for each, with no cell; whatever was there is dropped.
    void begin(const CleanRun& clean, const Drift& drift, const std::vector<Intervention>& asked);
    /// Adds or replaces cells; says how many are new. 0 for an intervention without a part.
    int add(const Intervention& intervention, std::span<const Cell> cells);
    /// Counts anew in how many cells the top-1 stays.
    void count();

 private:
    HeadGrid<std::optional<Cell>> m_none;  ///< what grid() gives where there is no part
};

/// A finished or stopped sweep as a run.
[[nodiscard]] Run runOf(const SweepResult& result);

}  // namespace headscope
