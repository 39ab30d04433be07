// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>
#include <headscope/noise_floor.h>
#include <headscope/results.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headscope {

/// One intervention's results so far.
struct RunPart {
    Intervention intervention;
    Positions positions;
    double seconds = 0;       ///< wall time of the pass that computed it (one pass computes all)
    std::vector<Cell> cells;  ///< ordered by layer, then head; fewer than L*H until all are there
    Robustness robustness;    ///< of the cells at the last count()
    /// With SweepRequest::given, the run with those heads alone; then every cell ablates its head
    /// in addition to them, and the effect of adding it is cell - given.
    std::optional<AblatedRun> given = {};
    /// If the intervention has a donor, the donor's clean run, once known.
    std::optional<DonorRun> donor = {};

    /// Null until it is there.
    [[nodiscard]] const Cell* cell(HeadId head) const;
    bool operator==(const RunPart&) const = default;
};

/// Every head of a run again, with a set of heads ablated throughout.
struct GivenPart {
    std::vector<HeadId> heads;  ///< the set; ascending, not empty
    RunPart part;               ///< part.given has a value
    bool operator==(const GivenPart&) const = default;
};

/// A run: its clean run, and the cells of each intervention, added as they are computed. The engine
/// returns it; files, reports and the window show it. A value; any one thread.
struct Run {
    CleanRun clean;
    Drift drift;
    std::vector<RunPart> parts;            ///< one an intervention, in the order of the request
    std::optional<ZeroVsMean> zeroVsMean;  ///< if both were run to the end
    bool stopped = false;  ///< ended by the stop token, with the cells finished before
    /// How the model was read if its files are unusual, then what was not done as requested
    /// although the numbers are right. Sentences.
    std::vector<Message> notes = {};
    std::optional<NoiseFloor> noiseFloor = {};  ///< once it has been measured
    std::vector<GivenPart> given = {};          ///< added later; one an intervention

    /// Null if it was not run. A patch without a donor matches the run's.
    [[nodiscard]] const RunPart* part(const Intervention& intervention) const;
    /// Null until it is there, or if the intervention was not run.
    [[nodiscard]] const Cell* cell(const Intervention& intervention, HeadId head) const;
    /// Null if no set was given under this intervention.
    [[nodiscard]] const GivenPart* givenPart(const Intervention& intervention) const;
    /// Adds it, or replaces the one of its intervention.
    void setGiven(GivenPart given);
    /// The clean run of that intervention's donor; null if none, or not known.
    [[nodiscard]] const DonorRun* donor(const Intervention& intervention) const;
    /// Is a donor's clean run known? Then effects on the logit difference are what counts, under
    /// all interventions of the run.
    [[nodiscard]] bool hasDonor() const;
    /// In the order of the parts.
    [[nodiscard]] std::vector<Intervention> interventions() const;

    /// Makes a part without cells for each of the request's interventions; drops all former
    /// content.
    void begin(const CleanRun& clean, const Drift& drift, const SweepRequest& request);
    /// Adds or replaces cells; returns how many are new. 0 for an intervention without a part, and
    /// for heads that the model does not have.
    int add(const Intervention& intervention, std::span<const Cell> cells);
    /// Keeps the clean run of that intervention's donor, if there is such a part.
    void keepDonor(const Intervention& intervention, const DonorRun& donor);
    /// Counts again in how many cells the top-1 is kept.
    void count();
    bool operator==(const Run&) const = default;
};

}  // namespace headscope
