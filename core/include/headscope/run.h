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

/// What one intervention gave so far.
struct RunPart {
    Intervention intervention;
    Positions positions;
    double seconds = 0;       ///< wall time of the pass that made it (one pass makes all)
    std::vector<Cell> cells;  ///< ordered by layer, then head; fewer than L*H until all are there
    Robustness robustness;    ///< of the cells at the last count()
    /// With SweepRequest::given, what those heads do alone; then every cell's head comes beside
    /// them, and the effect of adding it is cell - given.
    std::optional<AblatedRun> given = {};
    /// Where the intervention has a donor, that one's clean run, once it is known.
    std::optional<DonorRun> donor = {};

    /// Null where it is still to come.
    [[nodiscard]] const Cell* cell(HeadId head) const;
    bool operator==(const RunPart&) const = default;
};

/// Every head of a run again, with a set of heads ablated throughout.
struct GivenPart {
    std::vector<HeadId> heads;  ///< the set; ascending, not empty
    RunPart part;               ///< part.given has a value
    bool operator==(const GivenPart&) const = default;
};

/// A run: its clean run, and the cells of each intervention, which come as they are computed. The
/// engine returns it, files hold it, reports tell it and the window shows it. A value; any one
/// thread.
struct Run {
    CleanRun clean;
    Drift drift;
    std::vector<RunPart> parts;            ///< one an intervention, in the order of the request
    std::optional<ZeroVsMean> zeroVsMean;  ///< where both were run to the end
    bool stopped = false;  ///< ended by the stop token: the cells are those finished by then
    /// How the model was read where its files are not as usual, then what did not go as asked
    /// though the numbers are right. Sentences.
    std::vector<Message> notes = {};
    std::optional<NoiseFloor> noiseFloor = {};  ///< once it has been measured
    std::vector<GivenPart> given = {};          ///< what was asked later; one an intervention

    /// Null where it was not run. A patch whose donor is still to be named stands for the run's.
    [[nodiscard]] const RunPart* part(const Intervention& intervention) const;
    /// Null where it is still to come, or the intervention was not run.
    [[nodiscard]] const Cell* cell(const Intervention& intervention, HeadId head) const;
    /// Null where no set was given under this intervention.
    [[nodiscard]] const GivenPart* givenPart(const Intervention& intervention) const;
    /// Adds it, or puts it in the place of the one of its intervention.
    void setGiven(GivenPart given);
    /// The clean run of that intervention's donor; null where there is none, or it is not known.
    [[nodiscard]] const DonorRun* donor(const Intervention& intervention) const;
    /// In the order of the parts.
    [[nodiscard]] std::vector<Intervention> interventions() const;

    /// Makes a part for each of the request's interventions, with no cell; whatever was there is
    /// dropped.
    void begin(const CleanRun& clean, const Drift& drift, const SweepRequest& request);
    /// Adds or replaces cells; says how many are new. 0 for an intervention without a part, and for
    /// heads that the model does not have.
    int add(const Intervention& intervention, std::span<const Cell> cells);
    /// Keeps the clean run of that intervention's donor, where there is such a part.
    void keepDonor(const Intervention& intervention, const DonorRun& donor);
    /// Counts anew in how many cells the top-1 stays.
    void count();
    bool operator==(const Run&) const = default;
};

}  // namespace headscope
